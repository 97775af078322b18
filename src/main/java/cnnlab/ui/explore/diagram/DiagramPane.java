package cnnlab.ui.explore.diagram;

import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.scene.Coloring;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.diagram.DiagramRequest.Made;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The diagram with its legend and the strip of costs along the depth. */
public final class DiagramPane extends VBox {
  private static final double ZOOM_STEP = 1.25;
  private static final Duration PATIENCE = Duration.seconds(2);
  private static final Duration RESIZED = Duration.millis(120);

  private final ExploreViewModel network;
  private final DiagramViewModel model;
  private final Texts texts;
  private final Appearance appearance;
  private final DiagramCanvas canvas;
  private final StageWalk stages;
  private final LegendBar legend;
  private final FindBar find;
  private final ExportMenu export;
  private final StackPane picture;
  private final Node tools;
  private final ContextMenu blockMenu = new ContextMenu();
  private String anchor = "";
  private Optional<Viewport> restored = Optional.empty();

  /**
   * @param panelTools buttons for the panels around the diagram
   */
  public DiagramPane(ExploreViewModel network, Services services, List<Node> panelTools) {
    this.network = network;
    this.texts = services.texts();
    this.appearance = services.appearance();
    TimingViewModel timing =
        new TimingViewModel(
            network, services.background(), services.engine(), services.errors()::show);
    model = new DiagramViewModel(network, timing, services.background(), texts);
    getStyleClass().add("diagram-pane");
    canvas = new DiagramCanvas(network.selectedProperty()::set, this::open, this::close);
    canvas.setId("diagram");
    canvas.accessibleTextProperty().bind(texts.bind("explore.diagram"));
    canvas.setOnKeyPressed(this::key);
    stages = new StageWalk(canvas);
    legend = new LegendBar(texts);
    Minimap minimap = new Minimap(canvas);
    DepthStrip strip = new DepthStrip(network, model, texts);
    find = new FindBar(network, texts, canvas::requestFocus);
    StackPane.setAlignment(find, Pos.TOP_RIGHT);
    picture = new StackPane(canvas, waiting(), find);
    picture.setMinSize(0, 0);
    picture.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (picture.equals(event.getTarget())) { // presented, it has the focus itself
            key(event);
          }
        });
    setVgrow(picture, Priority.ALWAYS);
    FieldPicture field = new FieldPicture(network, texts);
    field.managedProperty().bind(field.visibleProperty());
    HBox.setHgrow(strip, Priority.ALWAYS);
    List<Node> others = new ArrayList<>(panelTools);
    export = new ExportMenu(canvas, services, this::block, network);
    others.addFirst(export);
    others.add(zoomTools());
    TimingBar times = new TimingBar(timing, texts);
    times.visibleProperty().bind(model.quantityProperty().isEqualTo(Quantity.TIME));
    times.managedProperty().bind(times.visibleProperty());
    tools = new DiagramTools(model, texts, others);
    HBox below = new HBox(strip, field, minimap);
    below.getStyleClass().add("diagram-below");
    getChildren().addAll(times, picture, legend, below);

    appearance
        .paletteProperty()
        .subscribe(
            palette -> {
              canvas.setPalette(palette);
              minimap.setPalette(palette);
              strip.setPalette(palette);
              field.setPalette(palette);
              showLegend();
            });
    appearance
        .fontSizeProperty()
        .subscribe(
            _ -> {
              double type = type();
              canvas.setType(type);
              legend.setType(type);
              minimap.setType(type);
              strip.setType(type);
              field.setType(type);
            });
    canvas.setOnContextMenuRequested(this::offerBlock);
    followSize();
    stages.keepWhileAway(picture, this);
    model.madeProperty().subscribe(this::show);
    model.whenMeasured(this::recolor);
    model.logarithmicProperty().subscribe(this::recolor);
    network.selectedProperty().subscribe(canvas::select);
  }

  DiagramCanvas canvas() {
    return canvas;
  }

  DiagramViewModel model() {
    return model;
  }

  /** What a lesson can set about the diagram, and watch. */
  public Map<String, LabSetting> labSettings() {
    return DiagramSettings.of(model);
  }

  /** What chooses how the diagram is drawn, to be put above it. */
  public Node tools() {
    return tools;
  }

  /** The diagram alone, to be gone through stage by stage. */
  public Presentation presentation() {
    return new Presentation(picture, () -> step(-1), () -> step(1));
  }

  /** Brings the next stage of the network into view, or the one before. */
  public void step(int way) {
    stages.step(way);
  }

  /** The whole picture again. */
  public void fit() {
    stages.end();
    canvas.fit();
  }

  /** The innermost block that the selected node is or lies in, as a figure of its own. */
  private Optional<Picture> block() {
    return canvas.selected().flatMap(node -> model.figure(path(node), node.orientation()));
  }

  private String path(PictureNode node) {
    if (node.node().isBlock()) {
      return node.node().name();
    }
    return network
        .analysisProperty()
        .get()
        .map(it -> it.architecture().layer(node.node().layers().getFirst()).block())
        .orElse("");
  }

  /** The block under the pointer, to be kept as a figure. */
  private void offerBlock(ContextMenuEvent event) {
    Viewport view = canvas.view();
    canvas
        .picture()
        .flatMap(it -> it.nodeAt(view.pictureX(event.getX()), view.pictureY(event.getY())))
        .ifPresent(
            node -> {
              network.selectedProperty().set(node.node().layers().getFirst());
              blockMenu.getItems().setAll(export.blockItems());
              blockMenu.show(canvas, event.getScreenX(), event.getScreenY());
            });
    event.consume();
  }

  /** Asks what to look for in the diagram. */
  public void find() {
    find.open();
  }

  /**
   * The picture is fitted to the room there is, but not anew at every pixel of a drag, and the
   * first time when the window stands: at start the processor has enough to do.
   */
  private void followSize() {
    PauseTransition settled = new PauseTransition(RESIZED);
    settled.setOnFinished(
        _ -> {
          if (getScene() != null) { // away, there is no room to draw for
            model.setRoom(room());
          }
        });
    Runnable resized = settled::playFromStart;
    sceneProperty().subscribe(resized);
    canvas.widthProperty().subscribe(resized);
    canvas.heightProperty().subscribe(resized);
    appearance.fontSizeProperty().subscribe(resized);
  }

  /** Whether the picture is the one for the room and the type there are. */
  boolean isSettled() {
    return model.fits(room()) && !model.busyProperty().get();
  }

  private Room room() {
    Scene scene = getScene();
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    return scene == null
        ? Room.NONE
        : Room.of(width, height, scene.getWidth(), scene.getHeight(), type());
  }

  /** How much larger than usual the type is. */
  private double type() {
    return appearance.fontSizeProperty().get() / Appearance.DEFAULT_FONT_SIZE;
  }

  private void show(Optional<Made> made) {
    made.ifPresentOrElse(
        it -> {
          boolean again = canvas.picture().filter(old -> isSame(old, it.picture())).isPresent();
          canvas.setLeast(it.least());
          canvas.setPicture(it.picture(), coloring(it), network.selectedProperty().get(), anchor);
          restored.ifPresent(canvas::moveTo);
          restored = Optional.empty();
          anchor = "";
          if (again) {
            stages.again();
          } else {
            stages.end();
          }
        },
        canvas::clear);
    showLegend();
  }

  /** Whether only the layout is another. */
  private static boolean isSame(Picture before, Picture now) {
    return before.name().equals(now.name()) && before.nodes().size() == now.nodes().size();
  }

  private Coloring coloring(Made made) {
    return new Coloring(
        model.measure(made.analysis(), model.quantityProperty().get()),
        model.logarithmicProperty().get());
  }

  private void recolor() {
    model.madeProperty().get().ifPresent(it -> canvas.setColoring(coloring(it)));
    showLegend();
  }

  private void showLegend() {
    legend.show(canvas.picture(), canvas.look());
  }

  private void open(DiagramNode node) {
    anchor = node.layers().getFirst();
    if (node.isBlock()) {
      model.open(node.name(), canvas.view());
    } else {
      network.selectedProperty().set(anchor);
    }
  }

  private void close(PictureBlock block) {
    anchor = canvas.picture().map(picture -> firstIn(picture, block)).orElse("");
    model.close(block.path(), canvas.view());
  }

  private static String firstIn(Picture picture, PictureBlock block) {
    return picture.nodes().stream()
        .filter(node -> block.box().contains(node.box()))
        .map(node -> node.node().layers().getFirst())
        .findFirst()
        .orElse("");
  }

  private Node zoomTools() {
    HBox tools =
        new HBox(
            Controls.iconButton(
                Material2OutlinedMZ.ZOOM_OUT,
                texts,
                "explore.zoom-out",
                () -> canvas.zoom(1 / ZOOM_STEP)),
            Controls.iconButton(
                Material2OutlinedMZ.ZOOM_IN,
                texts,
                "explore.zoom-in",
                () -> canvas.zoom(ZOOM_STEP)),
            Controls.iconButton(Material2OutlinedAL.CROP_FREE, texts, "explore.fit", this::fit),
            Controls.iconButton(
                Material2OutlinedAL.LOOKS_ONE, texts, "explore.actual-size", canvas::actualSize));
    tools.getStyleClass().add("zoom-tools");
    tools.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    return tools;
  }

  /** A sign that the picture is being made, and after a while a way out. */
  private Node waiting() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(48, 48);
    Button cancel = new Button();
    cancel.setId("diagram-cancel");
    cancel.textProperty().bind(texts.bind("explore.diagram.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    cancel.setVisible(false);
    PauseTransition patience = new PauseTransition(PATIENCE);
    patience.setOnFinished(_ -> cancel.setVisible(model.busyProperty().get()));
    VBox box = new VBox(turning, cancel);
    box.getStyleClass().add("diagram-waiting");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    model
        .busyProperty()
        .subscribe(
            busy -> {
              cancel.setVisible(false);
              if (busy) {
                patience.playFromStart();
              } else {
                patience.stop();
              }
            });
    box.visibleProperty().bind(model.busyProperty());
    return box;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case F, HOME -> fit();
      case PAGE_DOWN -> step(1);
      case PAGE_UP -> step(-1);
      case DIGIT1, NUMPAD1 -> canvas.actualSize();
      case PLUS, ADD, EQUALS -> canvas.zoom(ZOOM_STEP);
      case MINUS, SUBTRACT -> canvas.zoom(1 / ZOOM_STEP);
      case LEFT, RIGHT, UP, DOWN -> walk(event);
      case ENTER -> canvas.selected().map(PictureNode::node).ifPresent(this::open);
      case BACK_SPACE -> {
        anchor = network.selectedProperty().get();
        restored = model.back();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void walk(KeyEvent event) {
    canvas
        .picture()
        .flatMap(
            picture ->
                canvas
                    .selected()
                    .map(from -> Walk.from(picture, from, event.getCode()))
                    .orElseGet(() -> picture.nodes().stream().findFirst()))
        .map(PictureNode::node)
        .ifPresent(node -> network.selectedProperty().set(node.layers().getFirst()));
  }
}
