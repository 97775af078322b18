package cnnlab.ui.explore;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Depth;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The totals of the network in view. */
final class StatTiles extends HBox {
  private final ExploreViewModel model;
  private final Texts texts;

  StatTiles(ExploreViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("stat-tiles");
    tile("params", analysis -> Numbers.brief(analysis.params()));
    tile("macs", analysis -> Numbers.brief(analysis.macs()));
    tile("memory", analysis -> Numbers.bytes(analysis.activationBytes()));
    tile("field", analysis -> analysis.receptiveField() + " px");
    tile("depth", analysis -> Integer.toString(Depth.of(analysis.architecture())));
  }

  private void tile(String name, Function<Analysis, String> number) {
    Label value = new Label();
    value.setId("total-" + name);
    value.getStyleClass().add("stat-value");
    ObservableValue<String> text =
        model.analysisProperty().map(analysis -> analysis.map(number).orElse("–"));
    value.textProperty().bind(text);
    value.setMinWidth(USE_PREF_SIZE);
    Label label = Controls.label(texts, "explore.total." + name, "stat-name");
    VBox tile = new VBox(value, label);
    tile.getStyleClass().add("stat-tile");
    Tooltip tooltip = new Tooltip();
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    tooltip.textProperty().bind(texts.bind("explore.total." + name + ".about"));
    Tooltip.install(tile, tooltip);
    setHgrow(tile, Priority.ALWAYS);
    tile.setMaxWidth(Double.MAX_VALUE);
    tile.setMinWidth(0);
    tile.setPrefWidth(1); // all alike
    getChildren().add(tile);
  }
}
