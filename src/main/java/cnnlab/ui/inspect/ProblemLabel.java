package cnnlab.ui.inspect;

import atlantafx.base.theme.Styles;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Says what went wrong and what to do; takes no room while nothing did. */
final class ProblemLabel extends Label {
  ProblemLabel(Texts texts, ObservableValue<@Nullable UserProblem> problem) {
    super(null, new FontIcon(Material2OutlinedAL.ERROR_OUTLINE));
    getStyleClass().addAll("problem", Styles.DANGER);
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    textProperty()
        .bind(
            texts.bind(
                messages -> {
                  UserProblem current = problem.getValue();
                  return current == null ? "" : current.sentences(messages);
                },
                problem));
    managedProperty().bind(textProperty().isNotEmpty());
    visibleProperty().bind(managedProperty());
  }
}
