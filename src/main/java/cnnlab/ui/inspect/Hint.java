package cnnlab.ui.inspect;

import cnnlab.text.Messages;
import cnnlab.ui.inspect.model.InspectViewModel;

/** What to do next, as long as something is missing for an answer. */
record Hint(InspectViewModel model) {
  String text(Messages messages) {
    if (model.problemProperty().get() != null) {
      return "";
    }
    if (model.choiceProperty().get() == null) {
      return messages.get("inspect.hint.network");
    }
    if (model.imageProperty().get() == null) {
      return messages.get("inspect.hint.image");
    }
    return "";
  }
}
