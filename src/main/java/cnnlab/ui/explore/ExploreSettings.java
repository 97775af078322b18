package cnnlab.ui.explore;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.explore.diagram.DiagramPane;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.model.Facet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** What a lesson can set here and watch. */
final class ExploreSettings {
  private ExploreSettings() {}

  static Map<String, LabSetting> of(ExploreViewModel model, DiagramPane diagram, Panels panels) {
    Map<String, LabSetting> settings = new LinkedHashMap<>();
    settings.put(
        "network",
        new LabSetting(
            Bindings.createStringBinding(
                () -> name(model), model.analysisProperty(), model.entryProperty()),
            name -> model.open(Catalogue.entry(name))));
    settings.put(
        "input",
        new LabSetting(model.typed().inputSizeProperty(), model.typed().inputSizeProperty()::set));
    settings.put("layer", new LabSetting(model.selectedProperty(), model.selectedProperty()::set));
    settings.put(
        "view",
        LabSetting.ofConstant(model.facetProperty(), Facet.class, model.facetProperty()::set));
    settings.putAll(diagram.labSettings());
    settings.put("panels", new LabSetting(panels.arrangement(), panels::arrange));
    settings.put("params", LabSetting.following(number(model, Analysis::params)));
    settings.put("macs", LabSetting.following(number(model, Analysis::macs)));
    settings.put("field", LabSetting.following(number(model, Analysis::receptiveField)));
    return settings;
  }

  /** Of the network in view; "" while another is worked out. A network of one's own by its file. */
  private static String name(ExploreViewModel model) {
    Entry chosen = model.entryProperty().get();
    Optional<Analysis> analysis = model.analysisProperty().get();
    if (analysis.isEmpty()) {
      return "";
    }
    boolean own = chosen.family() == Family.OWN;
    String shown = analysis.get().architecture().name();
    if (!shown.equals(own ? chosen.title() : chosen.name()) && !model.editedProperty().get()) {
      return "";
    }
    return own ? Path.of(chosen.name()).getFileName().toString() : chosen.name();
  }

  private static ObservableValue<String> number(
      ExploreViewModel model, Function<Analysis, Number> number) {
    return model.analysisProperty().map(it -> it.map(number).map(Object::toString).orElse(""));
  }
}
