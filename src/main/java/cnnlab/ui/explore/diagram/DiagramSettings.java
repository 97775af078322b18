package cnnlab.ui.explore.diagram;

import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Quantity;
import cnnlab.ui.Screen.LabSetting;
import java.util.Locale;
import java.util.Map;

/** What a lesson can set about the diagram, and watch. */
final class DiagramSettings {
  private DiagramSettings() {}

  static Map<String, LabSetting> of(DiagramViewModel model) {
    return Map.of(
        "color",
        LabSetting.ofConstant(
            model.quantityProperty(), Quantity.class, model.quantityProperty()::set),
        "level",
        new LabSetting(
            model.madeProperty().map(_ -> level(model)),
            wanted -> model.choose(Level.valueOf(wanted.toUpperCase(Locale.ROOT)))));
  }

  /** How finely the network is drawn; "" while it is not. */
  private static String level(DiagramViewModel model) {
    return model.levelInView().map(level -> level.name().toLowerCase(Locale.ROOT)).orElse("");
  }
}
