package cnnlab.ui.inspect;

import cnnlab.run.StoredRun;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A network in the list: its title, and below what it was trained on and how well it does. */
final class ChoiceCell extends ListCell<Choice> {
  private final Texts texts;
  private final Label title = new Label();
  private final Label detail = new Label();
  private final VBox box = new VBox(title, detail);

  ChoiceCell(Texts texts) {
    this.texts = texts;
    title.getStyleClass().add("choice-title");
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    detail.getStyleClass().add("muted");
    WhileShown.follow(this, texts.messagesProperty(), () -> updateItem(getItem(), isEmpty()));
  }

  @Override
  protected void updateItem(Choice choice, boolean empty) {
    super.updateItem(choice, empty);
    setText(null);
    if (empty || choice == null) {
      setGraphic(null);
      return;
    }
    title.setText(choice.title());
    detail.setText(
        switch (choice) {
          case Choice.Run(RunModel run) -> describe(run.storedProperty().get());
          case Choice.WeightFile _ -> texts.get("inspect.network.file");
          case Choice.Bundled _ -> texts.get("inspect.network.bundled");
        });
    setGraphic(box);
  }

  private static String describe(@Nullable StoredRun run) {
    if (run == null) {
      return "";
    }
    String best = run.bestEpoch().map(it -> " · " + Numbers.percent(it.valAccuracy())).orElse("");
    return run.record().dataset() + best;
  }
}
