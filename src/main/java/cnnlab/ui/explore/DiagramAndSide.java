package cnnlab.ui.explore;

import cnnlab.ui.Services;
import cnnlab.ui.explore.build.BuildPane;
import cnnlab.ui.explore.build.BuildViewModel;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.model.Facet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/** The diagram and what stands beside it: the explanation of a layer, or what changes it. */
final class DiagramAndSide extends SplitPane {
  private static final double CARD_AT = 0.71;
  private static final double BUILD_AT = 0.58;

  private final ExploreViewModel model;
  private final ReadOnlyBooleanProperty explains;
  private final Services services;
  private final Node diagram;
  private final LayerCard card;
  private @Nullable BuildPane build;

  DiagramAndSide(
      Node diagram, ExploreViewModel model, ReadOnlyBooleanProperty explains, Services services) {
    this.diagram = diagram;
    this.model = model;
    this.explains = explains;
    this.services = services;
    card = new LayerCard(model, services.texts());
    setResizableWithParent(card, false);
    explains.subscribe(this::arrange);
    model.facetProperty().subscribe(this::arrange);
    arrange();
    // Only a pane that has a width keeps its divider's place.
    widthProperty()
        .subscribe(
            (before, _) -> {
              if (before.doubleValue() == 0) {
                divide();
              }
            });
  }

  private void arrange() {
    List<Node> wanted = side().map(side -> List.of(diagram, side)).orElse(List.of(diagram));
    if (!getItems().equals(wanted)) {
      getItems().setAll(wanted);
      divide();
    }
  }

  private Optional<Node> side() {
    if (model.facetProperty().get() == Facet.BUILD) {
      return Optional.of(build());
    }
    return explains.get() ? Optional.of(card) : Optional.empty();
  }

  private void divide() {
    setDividerPositions(model.facetProperty().get() == Facet.BUILD ? BUILD_AT : CARD_AT);
  }

  private BuildPane build() {
    BuildPane made = build;
    if (made == null) {
      BuildViewModel draft = new BuildViewModel(model, services.preferences().beside("networks"));
      made = new BuildPane(draft, model, services);
      setResizableWithParent(made, false);
      build = made;
    }
    return made;
  }
}
