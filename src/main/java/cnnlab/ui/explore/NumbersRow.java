package cnnlab.ui.explore;

import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The network's settings beside its totals, in one row where the window is wide enough. */
final class NumbersRow extends VBox {

  NumbersRow(ExploreViewModel model, Services services) {
    getStyleClass().add("explore-numbers");
    FlowPane row =
        new FlowPane(new SettingsStrip(model, services.texts()), new StatTiles(model, services));
    row.getStyleClass().add("explore-numbers-row");
    getChildren().addAll(row, problem(model, services.texts()));
  }

  private static Label problem(ExploreViewModel model, Texts texts) {
    Label label =
        Controls.problem(
            texts.bind(
                _ -> model.problemProperty().get().map(texts::sentence).orElse(""),
                model.problemProperty()));
    label.setId("network-problem");
    return label;
  }
}
