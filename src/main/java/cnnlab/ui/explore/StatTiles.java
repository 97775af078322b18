package cnnlab.ui.explore;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.Depth;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.function.BiFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The totals of the network in view, how they are counted, and the way to take the table along. */
final class StatTiles extends HBox {
  private final ExploreViewModel model;
  private final Texts texts;

  StatTiles(ExploreViewModel model, Services services) {
    this.model = model;
    this.texts = services.texts();
    getStyleClass().add("stat-tiles");
    tile("params", (analysis, counting) -> Numbers.brief(counting.params(analysis)));
    tile("macs", (analysis, counting) -> Numbers.brief(counting.operations(analysis)));
    tile("memory", StatTiles::memory);
    tile("field", (analysis, _) -> analysis.receptiveField() + " px");
    tile("depth", (analysis, _) -> Integer.toString(Depth.of(analysis.architecture())));
    HBox menus =
        new HBox(
            new CostMenu(model.conventionsProperty(), services), new TableMenu(model, services));
    menus.getStyleClass().add("cost-menus");
    menus.setMinWidth(USE_PREF_SIZE);
    getChildren().add(menus);
  }

  private String counted(String name) {
    return name.equals("macs") && model.conventionsProperty().get().flops() ? "flops" : name;
  }

  private static String memory(Analysis analysis, Conventions counting) {
    return Numbers.bytes(counting.activationBytes(analysis), counting.decimal());
  }

  private void tile(String name, BiFunction<Analysis, Conventions, String> number) {
    Label value = new Label();
    value.setId("total-" + name);
    value.getStyleClass().add("stat-value");
    value
        .textProperty()
        .bind(
            texts.bind(
                _ ->
                    model
                        .analysisProperty()
                        .get()
                        .map(it -> number.apply(it, model.conventionsProperty().get()))
                        .orElse("–"),
                model.analysisProperty(),
                model.conventionsProperty()));
    value.setMinWidth(USE_PREF_SIZE);
    Label label = new Label();
    label.getStyleClass().add("stat-name");
    label
        .textProperty()
        .bind(
            texts.bind(
                messages -> messages.get("explore.total." + counted(name)),
                model.conventionsProperty()));
    VBox tile = new VBox(value, label);
    tile.getStyleClass().add("stat-tile");
    Controls.tooltip(tile, texts.bind("explore.total." + name + ".about"));
    setHgrow(tile, Priority.ALWAYS);
    tile.setMaxWidth(Double.MAX_VALUE);
    tile.setMinWidth(USE_PREF_SIZE);
    getChildren().add(tile);
  }
}
