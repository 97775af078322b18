package cnnlab.ui.inspect;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import java.util.Set;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/** Asks which network a weight file belongs to, where the file itself does not say. */
final class ArchitectureQuestion extends ComboBox<String> {
  private static final Set<String> UNKNOWN =
      Set.of("weights.no-architecture", "weights.unknown-architecture");

  ArchitectureQuestion(Texts texts, InspectViewModel model) {
    setId("inspect-architecture");
    getItems().setAll(Catalogue.entries().stream().map(Entry::name).toList());
    promptTextProperty().bind(texts.bind("inspect.network.which"));
    managedProperty().bind(visibleProperty());
    model.problemProperty().subscribe(this::ask);
    valueProperty().subscribe(name -> answer(model, name));
  }

  /** For every file anew: the answer for one is none for the next. */
  private void ask(@Nullable UserProblem problem) {
    boolean asked = problem != null && UNKNOWN.contains(problem.key());
    setVisible(asked);
    if (asked) {
      setValue(null);
    }
  }

  private static void answer(InspectViewModel model, @Nullable String name) {
    if (name != null && model.choiceProperty().get() instanceof Choice.WeightFile(var file, _)) {
      model.openWeights(file, name);
    }
  }
}
