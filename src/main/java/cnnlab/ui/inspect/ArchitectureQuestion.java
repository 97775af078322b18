package cnnlab.ui.inspect;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.network.Choice;
import java.util.List;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/** Asks which network a weight file belongs to, where neither it nor its tensors say. */
final class ArchitectureQuestion extends ComboBox<String> {
  private static final String UNKNOWN = "weights.unknown-architecture";
  private static final String SEVERAL = "weights.ambiguous";

  ArchitectureQuestion(Texts texts, InspectViewModel model) {
    setId("inspect-architecture");
    promptTextProperty().bind(texts.bind("inspect.network.which"));
    managedProperty().bind(visibleProperty());
    model.problemProperty().subscribe(this::ask);
    valueProperty().subscribe(name -> answer(model, name));
  }

  /** For every file anew: the answer for one is none for the next. */
  private void ask(@Nullable UserProblem problem) {
    List<String> offered = problem == null ? List.of() : offered(problem);
    setVisible(!offered.isEmpty());
    if (!offered.isEmpty()) {
      setValue(null);
      getItems().setAll(offered);
    }
  }

  /** The networks that the file may belong to; none where the problem is another. */
  private static List<String> offered(UserProblem problem) {
    return switch (problem.key()) {
      case UNKNOWN -> Catalogue.entries().stream().map(Entry::name).toList();
      case SEVERAL -> List.of(problem.arguments().getLast().toString().split(", "));
      default -> List.of();
    };
  }

  private static void answer(InspectViewModel model, @Nullable String name) {
    if (name != null && model.choiceProperty().get() instanceof Choice.WeightFile(var file, _, _)) {
      model.openWeights(file, name);
    }
  }
}
