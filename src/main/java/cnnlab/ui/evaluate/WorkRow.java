package cnnlab.ui.evaluate;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Numbers;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** How far work in the background is, a way to cancel it, and what went wrong. */
final class WorkRow extends FlowPane {
  /** Before so much is done nobody can tell how long it will take. */
  private static final double FIRST_GUESS = 0.02;

  private final ProgressJob job;

  /**
   * @param id of the button that cancels
   */
  WorkRow(
      ProgressJob job,
      ObservableValue<@Nullable UserProblem> problem,
      Texts texts,
      String id,
      Runnable onCancel) {
    this.job = job;
    getStyleClass().add("work-row");
    ObservableBooleanValue working = job.progressProperty().greaterThanOrEqualTo(0);
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    show(bar, working);
    Label left = new Label();
    left.getStyleClass().add("muted");
    left.textProperty().bind(texts.bind(this::progress, job.progressProperty()));
    show(left, working);
    Button cancel = new Button();
    cancel.setId(id);
    cancel.textProperty().bind(texts.bind("evaluate.cancel"));
    cancel.setOnAction(_ -> onCancel.run());
    show(cancel, working);
    Label sentence = new Label();
    sentence.getStyleClass().add("field-problem");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.maxWidthProperty().bind(widthProperty());
    sentence.textProperty().bind(texts.bind(_ -> sentence(problem.getValue(), texts), problem));
    show(sentence, sentence.textProperty().isNotEmpty());
    getChildren().addAll(bar, left, cancel, sentence);
    visibleProperty()
        .bind(
            job.progressProperty()
                .greaterThanOrEqualTo(0)
                .or(sentence.textProperty().isNotEmpty()));
    managedProperty().bind(visibleProperty());
  }

  private String progress(Messages messages) {
    double share = job.progressProperty().get();
    return share < FIRST_GUESS
        ? Numbers.percent(Math.max(0, share))
        : messages.get(
            "evaluate.progress", Numbers.percent(share), Numbers.duration(job.secondsLeft()));
  }

  private static String sentence(@Nullable UserProblem problem, Texts texts) {
    return problem == null ? "" : texts.sentence(problem);
  }

  private static void show(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }
}
