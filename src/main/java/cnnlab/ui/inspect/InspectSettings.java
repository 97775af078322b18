package cnnlab.ui.inspect;

import cnnlab.explain.AttributionMethod;
import cnnlab.run.BundledRuns;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.explanation.ExplanationViewModel;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.network.Choice;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.TabPane;

/** What a lesson can set here and watch. An image comes by itself, as from any other place. */
final class InspectSettings {
  private InspectSettings() {}

  static Map<String, LabSetting> of(
      InspectViewModel model,
      LayersViewModel layers,
      ExplanationViewModel explanation,
      TabPane tabs) {
    Map<String, LabSetting> settings = new LinkedHashMap<>();
    settings.put(
        "network",
        new LabSetting(
            Bindings.createStringBinding(
                () -> name(model), model.networkProperty(), model.choiceProperty()),
            run -> model.openRun(BundledRuns.root().resolve(run))));
    settings.put(
        "image", LabSetting.following(model.imageProperty().map(InspectedImage::name).orElse("")));
    settings.put("tab", LabSetting.ofTabs(tabs));
    settings.put(
        "layer",
        new LabSetting(
            layers.layerProperty().map(layer -> layer.name()).orElse(""),
            name ->
                layers.layers().stream()
                    .filter(layer -> layer.name().equals(name))
                    .forEach(layers.layerProperty()::set)));
    settings.put(
        "method",
        new LabSetting(
            explanation.method(),
            id -> AttributionMethod.named(id).ifPresent(explanation::enlarge)));
    return settings;
  }

  /** The folder of the run whose network is there; "" while it is read. */
  private static String name(InspectViewModel model) {
    Choice choice = model.choiceProperty().get();
    return choice == null || model.networkProperty().get() == null
        ? ""
        : choice.path().getFileName().toString();
  }
}
