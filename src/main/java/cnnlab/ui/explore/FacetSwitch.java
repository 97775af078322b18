package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.Facet;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Chooses how the network is looked at. */
final class FacetSwitch extends HBox {

  FacetSwitch(ObjectProperty<Facet> chosen, Texts texts) {
    getStyleClass().add("facet-switch");
    setMinWidth(USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    Facet[] facets = Facet.values();
    for (int i = 0; i < facets.length; i++) {
      Facet facet = facets[i];
      ToggleButton button = new ToggleButton();
      button.setId("facet-" + facet.id());
      button.textProperty().bind(texts.bind(facet.key()));
      Controls.tooltip(button, texts, facet.key() + ".about");
      button.setToggleGroup(group);
      button
          .getStyleClass()
          .add(
              i == 0
                  ? Styles.LEFT_PILL
                  : i == facets.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
      button.setOnAction(_ -> choose(chosen, facet, button));
      chosen.subscribe(now -> button.setSelected(now == facet));
      getChildren().add(button);
    }
  }

  /** The chosen one stays chosen when it is pressed again. */
  private static void choose(ObjectProperty<Facet> chosen, Facet facet, ToggleButton button) {
    chosen.set(facet);
    button.setSelected(true);
  }
}
