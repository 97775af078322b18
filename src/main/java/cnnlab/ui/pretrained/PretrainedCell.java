package cnnlab.ui.pretrained;

import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.weights.hub.PublishedWeights;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Weights in the list: their network, how well they do, and whether they are here. */
final class PretrainedCell extends ListCell<PublishedWeights> {
  private final PretrainedViewModel model;
  private final Texts texts;
  private final Label title = new Label();
  private final Label detail = new Label();
  private final Label place = new Label();
  private final HBox row;

  PretrainedCell(PretrainedViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    title.getStyleClass().add("choice-title");
    detail.getStyleClass().addAll("muted", "small");
    place.getStyleClass().addAll("muted", "small");
    place.setMinWidth(USE_PREF_SIZE);
    VBox left = new VBox(title, detail);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    row = new HBox(left, place);
    row.getStyleClass().add("pretrained-row");
    model.here().subscribe(() -> updateItem(getItem(), isEmpty())); // lives as long as its list
    WhileShown.follow(this, texts.messagesProperty(), () -> updateItem(getItem(), isEmpty()));
  }

  @Override
  protected void updateItem(PublishedWeights weights, boolean empty) {
    super.updateItem(weights, empty);
    setText(null);
    if (empty || weights == null) {
      setGraphic(null);
      return;
    }
    boolean here = model.here().contains(weights);
    title.setText(weights.title() + " · " + weights.recipe());
    detail.setText(
        texts.get(
            "weights.accuracy", Numbers.percent(weights.top1()), Numbers.percent(weights.top5())));
    place.setText(here ? texts.get("weights.here") : Numbers.decimalBytes(weights.bytes()));
    place.setGraphic(here ? new FontIcon(Material2OutlinedAL.CHECK) : null);
    setGraphic(row);
  }
}
