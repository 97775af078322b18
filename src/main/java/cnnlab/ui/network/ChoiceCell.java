package cnnlab.ui.network;

import cnnlab.run.StoredRun;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.weights.hub.PublishedWeights;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A network in the list: its title, and below what it was trained on and how well it does. */
public final class ChoiceCell extends ListCell<Choice> {
  private final Texts texts;
  private final Label title = new Label();
  private final Label detail = new Label();
  private final VBox box = new VBox(title, detail);
  private Subscription following = Subscription.EMPTY;

  public ChoiceCell(Texts texts) {
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
    following.unsubscribe();
    if (empty || choice == null) {
      setGraphic(null);
      return;
    }
    title.setText(title(choice));
    if (choice instanceof Choice.Run(RunModel run)) {
      following = run.differencesProperty().subscribe(() -> detail.setText(describe(run)));
    }
    detail.setText(
        switch (choice) {
          case Choice.Run(RunModel run) -> describe(run);
          case Choice.WeightFile _ -> texts.get("inspect.network.file");
          case Choice.Published(PublishedWeights weights) ->
              "ImageNet · " + Numbers.percent(weights.top1()) + " · " + weights.recipe();
        });
    setGraphic(box);
  }

  /** The data set stands below it. */
  private static String title(Choice choice) {
    return switch (choice) {
      case Choice.Run(RunModel run) when run.storedProperty().get() != null ->
          run.storedProperty().get().record().titleBesideData();
      default -> choice.title();
    };
  }

  private String describe(RunModel run) {
    StoredRun stored = run.storedProperty().get();
    if (stored == null) {
      return "";
    }
    return Stream.of(
            stored.record().datasetTitle(),
            stored.bestEpoch().map(it -> Numbers.percent(it.valAccuracy())).orElse(""),
            run.distinction(texts.messages()),
            run.isBundled() ? texts.get("control.bundled") : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
