package cnnlab.ui.explore;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.lesson.LabControl;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Preferences;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.explore.diagram.DiagramPane;
import cnnlab.ui.explore.gallery.Gallery;
import cnnlab.ui.explore.gallery.GalleryBar;
import cnnlab.ui.explore.gallery.GalleryViewModel;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.own.OwnNetworkActions;
import cnnlab.ui.explore.own.OwnNetworksViewModel;
import cnnlab.ui.pretrained.PretrainedDialog;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Networks as they are built: gallery, diagram, table, numbers. */
public final class ExploreView implements Screen {
  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination SEARCH =
      new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
  private static final String LAST = "explore.network";
  private static final String FIRST_TIME = "resnet18";

  private final Services services;
  private final ExploreViewModel model;
  private final GalleryViewModel networks;
  private final OwnNetworksViewModel ownNetworks;
  private final OwnNetworkActions own;
  private final Gallery gallery;
  private final Panels panels;
  private final DiagramPane diagram;
  private final BorderPane root = new BorderPane();

  public ExploreView(Services services) {
    this.services = services;
    model = new ExploreViewModel(services.background(), initial(services.preferences()));
    model.entryProperty().subscribe(entry -> services.preferences().put(LAST, entry.name()));
    model.keepDraftsIn(services.preferences().beside("drafts.json"), services.errors()::showOnce);
    root.getStyleClass().add("explore");
    root.getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("explore.css")).toExternalForm());

    panels = new Panels(services.preferences(), services.texts());
    diagram = new DiagramPane(model, services, panels.buttons());
    LayersRoom layers =
        new LayersRoom(
            diagram,
            new LayerCard(model, services.texts(), this::offerWeights),
            new LayerTable(model, services.texts()),
            panels,
            model,
            services);
    Facets facets = new Facets(model, services, layers);
    VBox.setVgrow(facets, Priority.ALWAYS);
    ownNetworks =
        new OwnNetworksViewModel(
            model,
            services.preferences().beside("networks"),
            services.background(),
            services.errors()::show);
    own = new OwnNetworkActions(ownNetworks, model, services, () -> root.getScene().getWindow());
    networks =
        new GalleryViewModel(
            services.background(), model.conventionsProperty(), ownNetworks.listProperty());
    model
        .entryProperty()
        .subscribe(
            entry -> {
              if (entry.family() == Family.OWN) {
                ownNetworks.refresh(); // saved just now, perhaps
              }
            });
    gallery =
        new Gallery(networks, model, services, own, () -> panels.galleryProperty().set(false));
    StackPane left = new StackPane();
    GalleryBar folded = new GalleryBar(networks, model, services.texts(), this::search);
    ScreenKeys.install(root, this::key);
    NumbersRow numbers = new NumbersRow(model, services);
    Controls.showIf(
        numbers,
        panels
            .numbersProperty()
            .and(
                BooleanExpression.booleanExpression(
                    services.navigation().shows(LabControl.EXPLORE_NUMBERS))));
    VBox main =
        new VBox(
            new NetworkHeading(model, services, own.buttons()), own.undoBar(), numbers, facets);
    main.getStyleClass().add("explore-main");
    panels
        .galleryProperty()
        .subscribe(unfolded -> left.getChildren().setAll(unfolded ? gallery : folded));
    Controls.showIf(left, services.navigation().shows(LabControl.EXPLORE_GALLERY));
    root.setLeft(left);
    root.setCenter(main);
    root.widthProperty().subscribe(_ -> fitPanels());
    services.appearance().fontSizeProperty().subscribe(_ -> fitPanels());
  }

  private void fitPanels() {
    if (root.getWidth() > 0) {
      panels.fit(root.getWidth() / services.appearance().fontSizeProperty().get());
    }
  }

  private void search() {
    panels.galleryProperty().set(true);
    gallery.focusSearch();
  }

  /** Published weights of the network in view; those chosen are opened in Inspect. */
  private void offerWeights() {
    PretrainedDialog.show(
        services,
        root.getScene().getWindow(),
        PublishedWeights.of(model.entryProperty().get().name()),
        weights -> services.navigation().open(View.INSPECT, List.of(weights.place())));
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void shown() {
    gallery.focusList();
    ownNetworks.refresh();
    PauseTransition windowFirst = new PauseTransition(Duration.millis(600));
    windowFirst.setOnFinished(_ -> networks.load());
    windowFirst.play();
  }

  @Override
  public List<Path> open(List<Path> files) {
    for (Path file : files) {
      if (file.toString().endsWith(".json")) {
        openOwn(file);
        return List.of(file);
      }
      if (WeightFile.holdsNetwork(file)) {
        ownNetworks.take(file, this::show);
        return List.of(file);
      }
    }
    return List.of();
  }

  private void openOwn(Path file) {
    try {
      model.open(Catalogue.entry(file.toAbsolutePath().toString()));
    } catch (UserProblem wrong) {
      services.errors().show(wrong);
    }
  }

  /** Shows what could be taken of a file's network, and says what could not. */
  private void show(OwnNetworksViewModel.Imported network) {
    model.open(network.entry());
    if (network.problem() != null) {
      services.errors().show(network.problem());
    }
  }

  @Override
  public boolean open(NetworkSettings network) {
    try {
      model.show(network);
      return true;
    } catch (UserProblem unknown) {
      return false;
    }
  }

  @Override
  public Optional<Presentation> presentation() {
    return switch (model.facetProperty().get()) {
      case LAYERS, BUILD -> Optional.of(diagram.presentation());
      case CODE, DIFF, MEMORY -> Optional.empty();
    };
  }

  @Override
  public Map<String, LabSetting> labSettings() {
    return ExploreSettings.of(model, diagram, panels);
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Ctrl+F", "explore.find"),
        new Shortcut("Ctrl+K", "explore.key.search"),
        new Shortcut("F2", "explore.own.rename"),
        new Shortcut("Delete", "explore.own.delete"),
        new Shortcut("F9", "explore.key.panels"),
        new Shortcut("PgUp PgDn", "explore.key.stages"),
        new Shortcut("F", "explore.key.fit"),
        new Shortcut("1", "explore.actual-size"),
        new Shortcut("Enter", "explore.key.open"),
        new Shortcut("Backspace", "explore.key.back"),
        new Shortcut("← ↑ → ↓", "explore.key.walk"));
  }

  private void key(KeyEvent event) {
    if (FIND.match(event)) {
      diagram.find();
      event.consume();
    } else if (SEARCH.match(event)) {
      search();
      event.consume();
    } else if (event.getCode() == KeyCode.F9) {
      panels.toggleAll();
      event.consume();
    } else if (event.getCode() == KeyCode.F2) {
      own.rename();
      event.consume();
    }
  }

  private static Entry initial(Preferences preferences) {
    try {
      return Catalogue.entry(preferences.text(LAST).orElse(FIRST_TIME));
    } catch (UserProblem forgotten) {
      return Catalogue.entries().getFirst();
    }
  }
}
