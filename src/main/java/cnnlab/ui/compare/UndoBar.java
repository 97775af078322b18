package cnnlab.ui.compare;

import atlantafx.base.theme.Styles;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says what was deleted last and takes it back, and what could not be done. */
final class UndoBar extends VBox {
  UndoBar(CompareViewModel model, Texts texts) {
    Hyperlink undo = new Hyperlink();
    undo.setId("compare-undo");
    undo.textProperty()
        .bind(
            texts.bind(
                messages ->
                    model
                        .deletedProperty()
                        .get()
                        .map(gone -> messages.get("compare.deleted", gone.title()))
                        .orElse(""),
                model.deletedProperty()));
    undo.setOnAction(_ -> model.undoDelete());
    undo.managedProperty().bind(undo.textProperty().isNotEmpty());
    undo.visibleProperty().bind(undo.managedProperty());
    Label problem = new Label();
    problem.setId("compare-problem");
    problem.getStyleClass().add(Styles.DANGER);
    problem.setWrapText(true);
    problem
        .textProperty()
        .bind(
            texts.bind(
                _ -> {
                  @Nullable UserProblem current = model.problemProperty().get();
                  return current == null ? "" : texts.sentence(current);
                },
                model.problemProperty()));
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.visibleProperty().bind(problem.managedProperty());
    getChildren().addAll(undo, problem);
  }
}
