package cnnlab.ui.train.list;

import cnnlab.run.RunState;
import cnnlab.text.Messages;
import cnnlab.training.TrainingListener.Progress;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.train.run.RunCharts;
import cnnlab.ui.train.run.StateText;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A run in the list: its name, what tells it from its namesakes, its state, how well it does. */
final class RunCell extends ListCell<RunModel> {
  /** What the list needs at both sides: padding, and a scroll bar. */
  private static final double SIDES = 32;

  private final Texts texts;
  private final Label title = new Label();
  private final Label apart = new Label();
  private final Label line = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final VBox card = new VBox(title, apart, line, bar);
  private Subscription watching = Subscription.EMPTY;

  RunCell(Texts texts) {
    this.texts = texts;
    apart.getStyleClass().add("run-cell-apart");
    title.getStyleClass().add("run-cell-title");
    for (Label wrapped : List.of(title, apart, line)) {
      wrapped.setWrapText(true);
      wrapped
          .prefWidthProperty()
          .bind(
              listViewProperty()
                  .flatMap(ListView::widthProperty)
                  .map(width -> width.doubleValue() - SIDES));
    }
    line.getStyleClass().addAll("muted", "small");
    card.getStyleClass().add("run-cell");
    bar.setMaxWidth(Double.MAX_VALUE);
    setPrefWidth(0); // as wide as the list, never wider
    WhileShown.follow(this, texts.messagesProperty(), this::show);
  }

  @Override
  protected void updateItem(@Nullable RunModel run, boolean empty) {
    super.updateItem(run, empty);
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    setGraphic(null);
    setText(null);
    if (!empty && run != null) {
      watching =
          Subscription.combine(
              run.titleProperty().subscribe(this::show),
              run.stateProperty().subscribe(this::show),
              run.differencesProperty().subscribe(this::show),
              run.progressProperty().subscribe(this::show));
      setGraphic(card);
      show();
    }
  }

  private void show() {
    RunModel run = getItem();
    if (run == null) {
      return;
    }
    RunState state = run.stateProperty().get();
    Progress progress = run.progressProperty().get();
    title.setText(run.titleProperty().get());
    apart.setText(run.distinction(texts.messages()));
    apart.setVisible(!apart.getText().isEmpty());
    apart.setManaged(apart.isVisible());
    StateText.showIcon(line, state);
    line.setText(describe(run, state, progress, texts.messages()));
    setAccessibleText(
        String.join(
            ", ",
            title.getText(),
            apart.getText(),
            word(run, state, texts.messages()),
            line.getText()));
    boolean goesOn = progress != null && !state.ended();
    bar.setVisible(goesOn);
    bar.setManaged(goesOn);
    if (progress != null) {
      bar.setProgress(run.shareDone());
    }
  }

  private static String describe(
      RunModel run, RunState state, @Nullable Progress progress, Messages messages) {
    String word = word(run, state, messages);
    if (!state.ended() && progress != null) {
      return messages.get("train.cell.running", word, progress.epoch(), progress.epochs());
    }
    return RunCharts.best(run)
        .map(best -> Numbers.percent(best.valAccuracy()))
        .map(
            accuracy ->
                run.isBundled()
                    ? word + " · " + accuracy
                    : messages.get(
                        state == RunState.FINISHED ? "train.cell.finished" : "train.cell.ended",
                        word,
                        accuracy,
                        run.epochs().size()))
        .orElse(word);
  }

  private static String word(RunModel run, RunState state, Messages messages) {
    return messages.get(
        run.isBundled()
            ? "control.bundled"
            : "train.state." + state.name().toLowerCase(Locale.ROOT));
  }
}
