package cnnlab.ui.work;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Texts;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** How far work in the background is, a way to cancel it, and what went wrong; else nothing. */
public final class WorkRow extends FlowPane {
  /** Before so much is done nobody can tell how long it will take. */
  private static final double FIRST_GUESS = 0.02;

  private final Texts texts;
  private final ProgressJob job;

  /**
   * Work whose problems are told elsewhere.
   *
   * @param id of the button that cancels
   */
  public WorkRow(Texts texts, ProgressJob job, String id, Runnable onCancel) {
    this.texts = texts;
    this.job = job;
    getStyleClass().add("work-row");
    BooleanBinding working = working(job);
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    Label left = new Label();
    left.getStyleClass().add("muted");
    left.textProperty().bind(texts.bind(this::progress, job.progressProperty()));
    Button cancel = new Button();
    cancel.setId(id);
    cancel.textProperty().bind(texts.bind("control.cancel"));
    cancel.setOnAction(_ -> onCancel.run());
    getChildren().addAll(bar, left, cancel);
    getChildren().forEach(each -> Controls.showIf(each, working));
    Controls.showIf(this, working);
  }

  /** Also tells what went wrong. */
  public WorkRow telling(ObservableValue<? extends @Nullable UserProblem> problem) {
    Label sentence = Controls.problem(texts.sentence(problem));
    sentence.maxWidthProperty().bind(widthProperty());
    getChildren().add(sentence);
    Controls.showIf(this, working(job).or(sentence.textProperty().isNotEmpty()));
    return this;
  }

  /** Whether it goes on. */
  public static BooleanBinding working(ProgressJob job) {
    return job.progressProperty().greaterThanOrEqualTo(0);
  }

  private String progress(Messages messages) {
    double share = job.progressProperty().get();
    return share < FIRST_GUESS
        ? Numbers.percent(Math.max(0, share))
        : messages.get(
            "control.progress", Numbers.percent(share), Numbers.duration(job.secondsLeft()));
  }
}
