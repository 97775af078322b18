package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import cnnlab.analysis.Analysis;
import cnnlab.diagram.Diagram;
import cnnlab.diagram.DiagramLayout;
import cnnlab.diagram.DiagramPicture;
import cnnlab.diagram.Level;
import cnnlab.diagram.Orientation;
import cnnlab.diagram.PictureNode;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The diagram with its tools: zoom, fit, actual size, whole blocks or every layer. */
final class DiagramPane extends StackPane {
  private static final double ZOOM_STEP = 1.25;

  private final ExploreViewModel model;
  private final Services services;
  private final DiagramCanvas canvas;
  private final ToggleButton blocks = new ToggleButton();
  private String shownName = "";

  DiagramPane(ExploreViewModel model, Services services) {
    this.model = model;
    this.services = services;
    Texts texts = services.texts();
    getStyleClass().add("diagram-pane");
    canvas = new DiagramCanvas(model.selectedProperty()::set);
    canvas.setId("diagram");
    canvas.accessibleTextProperty().bind(texts.bind("explore.diagram"));
    canvas.setOnKeyPressed(this::key);

    blocks.setId("diagram-blocks");
    blocks.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    Controls.icon(blocks, Material2OutlinedAL.LAYERS, texts, "explore.blocks");
    blocks.setOnAction(_ -> show(false));
    HBox tools =
        new HBox(
            blocks,
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
            Controls.iconButton(Material2OutlinedAL.CROP_FREE, texts, "explore.fit", canvas::fit),
            Controls.iconButton(
                Material2OutlinedAL.FULLSCREEN, texts, "explore.actual-size", canvas::actualSize));
    tools.getStyleClass().add("diagram-tools");
    tools.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(tools, Pos.TOP_RIGHT);
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(48, 48);
    busy.visibleProperty().bind(services.background().busy("explore.diagram"));
    getChildren().addAll(canvas, busy, tools);

    services.appearance().paletteProperty().subscribe(canvas::setPalette);
    model.analysisProperty().subscribe(() -> show(true));
    texts.messagesProperty().subscribe(() -> show(true));
    model.selectedProperty().subscribe(canvas::select);
    show(false);
  }

  DiagramCanvas canvas() {
    return canvas;
  }

  private void show(boolean sameLevel) {
    model.analysisProperty().get().ifPresent(analysis -> layOut(analysis, sameLevel));
  }

  private void layOut(Analysis analysis, boolean sameLevel) {
    boolean sameNetwork = shownName.equals(analysis.architecture().name());
    if (!sameNetwork) {
      canvas.clear();
    }
    shownName = analysis.architecture().name();
    Level detail = blocks.isSelected() ? Level.BLOCKS : Level.LAYERS;
    Messages messages = services.texts().messages();
    services
        .background()
        .run(
            "explore.diagram",
            () -> DiagramLayout.layout(Diagram.of(analysis, detail, messages), Orientation.RIGHT),
            (DiagramPicture picture) ->
                canvas.setPicture(
                    picture, model.selectedProperty().get(), sameNetwork && sameLevel));
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case F -> canvas.fit();
      case PLUS, ADD, EQUALS -> canvas.zoom(ZOOM_STEP);
      case MINUS, SUBTRACT -> canvas.zoom(1 / ZOOM_STEP);
      case LEFT, RIGHT, UP, DOWN -> walk(event);
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
        .ifPresent(node -> model.selectedProperty().set(node.layers().getFirst()));
  }
}
