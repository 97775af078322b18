package cnnlab.ui.inspect;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/** Asks which network a weight file belongs to, where the file itself does not say. */
final class ArchitectureQuestion extends ComboBox<String> {
  private static final String UNKNOWN = "weights.no-architecture";

  ArchitectureQuestion(Texts texts, InspectViewModel model) {
    getItems().setAll(Catalogue.entries().stream().map(Entry::name).toList());
    promptTextProperty().bind(texts.bind("inspect.network.which"));
    managedProperty().bind(visibleProperty());
    model.problemProperty().subscribe(problem -> setVisible(isAsked(problem)));
    valueProperty().subscribe(name -> answer(model, name));
  }

  private static boolean isAsked(@Nullable UserProblem problem) {
    return problem != null && problem.key().equals(UNKNOWN);
  }

  private static void answer(InspectViewModel model, @Nullable String name) {
    if (name != null && model.choiceProperty().get() instanceof Choice.WeightFile(var file, _)) {
      model.openWeights(file, name);
    }
  }
}
