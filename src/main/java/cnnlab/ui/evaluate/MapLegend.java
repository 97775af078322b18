package cnnlab.ui.evaluate;

import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.text.Messages;
import cnnlab.ui.Palette;
import cnnlab.ui.network.Choice;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** What the colors of the map's points mean. */
final class MapLegend extends FlowPane {
  /** More classes than these have no names beside the map. */
  private static final int MOST_NAMED = 20;

  MapLegend() {
    setId("map-legend");
    getStyleClass().add("map-legend");
    managedProperty().bind(visibleProperty());
  }

  /** Names the colors of a coloring. */
  void show(
      MapColoring coloring,
      Session session,
      @Nullable Choice second,
      Palette palette,
      Messages messages) {
    getChildren().clear();
    switch (coloring) {
      case CORRECTNESS -> {
        add(palette.accent(), messages.get("evaluate.map.correct"));
        add(palette.bad(), messages.get("evaluate.map.wrong"));
      }
      case NETWORK -> {
        if (second != null) {
          for (Outcome outcome : Outcome.values()) {
            String key = "evaluate.map.outcome." + outcome.name().toLowerCase(Locale.ROOT);
            add(
                MapColoring.ofOutcome(outcome, palette),
                messages.get(key, session.choice().title(), second.title()));
          }
        }
      }
      case LABEL, PREDICTION -> {
        List<String> names = session.names(messages);
        for (int label = 0; label < names.size() && names.size() <= MOST_NAMED; label++) {
          add(MapColoring.ofClass(label, palette), names.get(label));
        }
      }
    }
  }

  private void add(Color color, String name) {
    Label item = new Label(name, new Circle(5, color));
    item.getStyleClass().add("small");
    getChildren().add(item);
  }
}
