package cnnlab.ui.explore;

import cnnlab.ui.Services;
import cnnlab.ui.explore.code.CodePane;
import cnnlab.ui.explore.code.CodeViewModel;
import cnnlab.ui.explore.diff.DiffPane;
import cnnlab.ui.explore.diff.DiffViewModel;
import cnnlab.ui.explore.memory.MemoryPane;
import cnnlab.ui.explore.memory.MemoryViewModel;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.model.Facet;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The room in which the network is looked at in the way that was chosen. */
final class Facets extends StackPane {
  private final ExploreViewModel model;
  private final Services services;
  private final Map<Facet, Node> made = new EnumMap<>(Facet.class);

  /**
   * @param layers diagram, layer card and table
   */
  Facets(ExploreViewModel model, Services services, Node layers) {
    this.model = model;
    this.services = services;
    made.put(Facet.LAYERS, layers);
    made.put(Facet.BUILD, layers);
    model.facetProperty().subscribe(this::show);
  }

  private void show(Facet facet) {
    Node wanted = made.computeIfAbsent(facet, this::make);
    if (!getChildren().contains(wanted)) {
      getChildren().setAll(wanted);
    }
  }

  private Node make(Facet facet) {
    return switch (facet) {
      case LAYERS, BUILD -> throw new IllegalStateException("There from the beginning");
      case CODE ->
          new CodePane(
              new CodeViewModel(services.background(), model.analysisProperty()), services);
      case MEMORY ->
          new MemoryPane(
              new MemoryViewModel(services.background(), model.analysisProperty(), machineMemory()),
              services);
      case DIFF -> new DiffPane(new DiffViewModel(services.background(), model), services);
    };
  }

  /** Bytes; a container's limit where there is one. */
  private static long machineMemory() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize();
  }
}
