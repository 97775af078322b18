package cnnlab.ui.train.run;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Names images that a run skipped because they cannot be read; takes no room where none were. */
final class SkippedNote extends Label {
  private static final int NAMED = 3;
  private static final int NAMED_IN_TOOLTIP = 30;

  private final ObservableValue<List<UserProblem>> problems;

  SkippedNote(ObservableValue<List<UserProblem>> problems, Texts texts) {
    super(null, new FontIcon(Material2OutlinedAL.BROKEN_IMAGE));
    this.problems = problems;
    setId("run-skipped");
    getStyleClass().addAll("run-skipped", "small");
    setWrapText(true);
    setMaxWidth(Double.MAX_VALUE);
    setMinHeight(USE_PREF_SIZE);
    textProperty().bind(texts.bind(messages -> describe(messages, NAMED, " "), problems));
    Tooltip all = new Tooltip();
    all.textProperty()
        .bind(texts.bind(messages -> describe(messages, NAMED_IN_TOOLTIP, "\n"), problems));
    setTooltip(all);
    visibleProperty().bind(problems.map(found -> !found.isEmpty()));
    managedProperty().bind(visibleProperty());
  }

  private String describe(Messages messages, int most, String between) {
    List<UserProblem> found = problems.getValue();
    if (found.isEmpty()) {
      return "";
    }
    String named =
        found.stream()
            .limit(most)
            .map(problem -> problem.what(messages))
            .collect(Collectors.joining(between));
    String more =
        found.size() > most
            ? between + messages.get("train.skipped.more", found.size() - most)
            : "";
    return messages.get("train.skipped") + between + named + more;
  }
}
