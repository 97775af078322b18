package cnnlab.ui.inspect.model;

import cnnlab.inference.Prediction;
import cnnlab.text.Messages;

/**
 * What a class is called in the language in use; the data set's own word where no other is known.
 */
public record ClassTexts(InspectViewModel model) {
  public String text(Prediction prediction, Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    return network == null ? prediction.label() : network.labels(messages).get(prediction.index());
  }

  /** The same of a class by its number; empty where there is no network. */
  public String text(int label, Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    return network == null ? "" : network.labels(messages).get(label);
  }
}
