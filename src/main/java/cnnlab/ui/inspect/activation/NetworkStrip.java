package cnnlab.ui.inspect.activation;

import cnnlab.arch.Layer;
import cnnlab.diagram.model.LayerKind;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.Theme;
import cnnlab.ui.Fonts;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Duration;

/**
 * The network's diagram as a thumbnail: a bar for each layer in the colors of the diagram, as high
 * as its maps are large, with the names of its blocks below. It shows where one is; a click or the
 * arrow keys go elsewhere.
 */
public final class NetworkStrip extends Region {
  private static final double HEIGHT = 3.1;
  private static final double NAMES = 1.15;
  private static final double SMALL = 0.8;
  private static final double LEAST_SHARE = 0.3;
  private static final double BROADEST = 1.6;

  private final Services services;
  private final InspectViewModel model;
  private final LayersViewModel layers;
  private final Canvas canvas = new Canvas();
  private final Tooltip tooltip = new Tooltip();

  NetworkStrip(Services services, InspectViewModel model, LayersViewModel layers) {
    this.services = services;
    this.model = model;
    this.layers = layers;
    setId("network-strip");
    getStyleClass().add("network-strip");
    setFocusTraversable(true);
    setMinWidth(0);
    getChildren().add(canvas);
    accessibleTextProperty().bind(services.texts().bind("inspect.strip"));
    var height = services.appearance().fontSizeProperty().multiply(HEIGHT);
    minHeightProperty().bind(height);
    maxHeightProperty().bind(height);
    tooltip.setShowDelay(Duration.millis(150));
    Tooltip.install(this, tooltip);
    setOnMouseMoved(this::hover);
    setOnMousePressed(this::choose);
    setOnMouseDragged(this::choose);
    setOnKeyPressed(this::walk);
    layers.layers().subscribe(this::paint);
    layers.layerProperty().subscribe(this::paint);
    services.appearance().paletteProperty().subscribe(this::paint);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private double type() {
    return services.appearance().fontSizeProperty().get();
  }

  private double barWidth() {
    return Math.min(BROADEST * type(), getWidth() / Math.max(1, layers.layers().size()));
  }

  /** The layer at this place from the left; empty beside the bars. */
  Optional<Layer> at(double x) {
    int index = (int) Math.floor(x / barWidth());
    List<Layer> all = layers.layers();
    return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  private void hover(MouseEvent event) {
    tooltip.setText(
        at(event.getX())
            .map(layer -> layer.name() + " · " + services.texts().get("op." + layer.op().kind()))
            .orElse(services.texts().get("inspect.strip")));
  }

  private void choose(MouseEvent event) {
    requestFocus();
    at(event.getX()).ifPresent(layers.layerProperty()::set);
    event.consume(); // a tab pane takes the focus of whatever is pressed in it
  }

  private void walk(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT, UP -> layers.step(-1);
      case RIGHT, DOWN -> layers.step(1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void paint() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, getWidth(), getHeight());
    SharedNetwork network = model.networkProperty().get();
    if (network == null || layers.layers().isEmpty()) {
      return;
    }
    Palette palette = services.appearance().palette();
    Theme theme = palette.dark() ? Theme.DARK : Theme.LIGHT;
    double room = getHeight() - NAMES * type();
    double width = barWidth();
    double largest = Math.log(1 + network.side(layers.layers().getFirst().name()));
    for (int i = 0; i < layers.layers().size(); i++) {
      Layer layer = layers.layers().get(i);
      LayerStyle style = theme.layer(LayerKind.of(layer.op()));
      double share = Math.log(1 + network.side(layer.name())) / largest;
      double high = room * Math.min(1, LEAST_SHARE + (1 - LEAST_SHARE) * share);
      double gap = width > 5 ? 1.5 : 0;
      boolean chosen = layer.equals(layers.layerProperty().get());
      if (chosen) {
        context.setFill(palette.accent().deriveColor(0, 1, 1, 0.3));
        context.fillRect(i * width - 1, 0, Math.max(width, 3) + 2, room);
      }
      context.setFill(chosen ? palette.accent() : Palette.color(style.border()));
      context.fillRect(i * width, (room - high) / 2, Math.max(1, width - gap), high);
      if (!chosen && width > 5) {
        context.setFill(Palette.color(style.fill()));
        context.fillRect(i * width + 1, (room - high) / 2 + 1, width - gap - 2, high - 2);
      }
    }
    names(context, palette.muted());
  }

  /** Of the outermost blocks of more than one layer, and of the classifier, where there is room. */
  private void names(GraphicsContext context, Color color) {
    context.setFill(color);
    context.setFont(Font.font(Fonts.FAMILY, SMALL * type()));
    context.setTextBaseline(VPos.BOTTOM);
    List<String> blocks = layers.layers().stream().map(NetworkStrip::block).toList();
    double free = 0;
    for (int i = 0; i < blocks.size(); i++) {
      String block = blocks.get(i);
      boolean begins = i == 0 || !block.equals(blocks.get(i - 1));
      boolean several = i + 1 < blocks.size() && block.equals(blocks.get(i + 1));
      double from = i * barWidth();
      if (begins && (several || i + 1 == blocks.size()) && from >= free) {
        Text text = new Text(block);
        text.setFont(context.getFont());
        double wide = text.getLayoutBounds().getWidth();
        double left = Math.min(from, getWidth() - wide);
        if (left >= free) {
          context.fillText(block, left, getHeight());
          free = left + wide + type() / 2;
        }
      }
    }
  }

  private static String block(Layer layer) {
    return layer.name().replaceFirst("\\..*", "");
  }
}
