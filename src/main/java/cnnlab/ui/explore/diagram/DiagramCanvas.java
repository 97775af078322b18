package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Morph;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.Coloring;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.Theme;
import cnnlab.ui.FxThread;
import cnnlab.ui.Palette;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * A picture that can be zoomed and moved. The node under the pointer is highlighted, the selected
 * one outlined. What pointer and wheel do is {@link DiagramMouse}'s.
 */
public final class DiagramCanvas extends Region {
  private static final double WELL_IN_VIEW = 0.9;

  /** More nodes than these move as plain rectangles. */
  private static final int MANY = 120;

  /** What part of the picture to show; kept up while the canvas changes its size. */
  @FunctionalInterface
  private interface Arrangement {
    Viewport of(double width, double height, double pictureWidth, double pictureHeight);
  }

  private final Canvas canvas = new Canvas();
  private final Frames frames = new Frames(this::paint);
  private final NodeSprites sprites = new NodeSprites();
  private final Consumer<DiagramNode> onOpen;
  private final Consumer<PictureBlock> onClose;
  private final ReadOnlyObjectWrapper<Viewport> view =
      new ReadOnlyObjectWrapper<>(new Viewport(1, 0, 0));
  private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<PictureNode> selected = Optional.empty();
  private Optional<PictureNode> hovered = Optional.empty();
  private Palette palette = Palette.LIGHT;
  private Coloring coloring = Coloring.BY_KIND;
  private Optional<Look> look = Optional.empty();
  private double type = 1;
  private double least;
  private Optional<Arrangement> arrangement = Optional.of(this::readable);
  private Optional<Move> move = Optional.empty();
  private double lastScale;

  /**
   * @param onSelect called with the name of a layer that was clicked, "" for none
   * @param onOpen called with a node that is to be opened
   * @param onClose called with a block that is to be closed
   */
  DiagramCanvas(
      Consumer<String> onSelect, Consumer<DiagramNode> onOpen, Consumer<PictureBlock> onClose) {
    this.onOpen = onOpen;
    this.onClose = onClose;
    setFocusTraversable(true);
    getStyleClass().add("diagram-canvas");
    getChildren().add(canvas);
    new DiagramMouse(this, onSelect).install();
    view.subscribe(this::redraw);
    focusVisibleProperty().subscribe(this::redraw);
  }

  /**
   * What was zoomed stays as much larger as the type is.
   *
   * @param times the usual size
   */
  void setType(double times) {
    if (arrangement.isEmpty()) {
      zoom(times / type);
    }
    type = times;
  }

  /** The smallest scale of the pictures shown from now on, unless the user zooms; 0 for none. */
  void setLeast(double scale) {
    least = scale;
  }

  /** The whole picture, or as much as can be read of it, with what is selected. */
  private Viewport readable(
      double width, double height, double pictureWidth, double pictureHeight) {
    Viewport upper = Viewport.readable(width, height, pictureWidth, pictureHeight, least);
    return selected.map(node -> upper.scrolledTo(node.box(), height, pictureHeight)).orElse(upper);
  }

  /** The part in view, where it was chosen by hand; else all of the picture is. */
  Optional<Viewport> chosenView() {
    return arrangement.isPresent() ? Optional.empty() : Optional.of(view.get());
  }

  /** Shows that part again, or all of the picture. */
  void restore(Optional<Viewport> chosen) {
    chosen.ifPresentOrElse(this::setView, () -> arrange(this::readable));
  }

  /** Brings a part of the picture into view, as large as there is room. */
  void show(Rectangle part) {
    moveTo(Viewport.showing(part, getWidth(), getHeight()));
  }

  void setPalette(Palette colors) {
    palette = colors;
    relook();
  }

  /** Chooses what the colors mean. */
  void setColoring(Coloring wanted) {
    coloring = wanted;
    relook();
  }

  private void relook() {
    Theme theme = palette.dark() ? Theme.DARK : Theme.LIGHT;
    look = picture.get().map(shown -> shown.look(theme, coloring));
    redraw();
  }

  /** In which colors the picture is drawn. */
  Optional<Look> look() {
    return look;
  }

  /**
   * Shows another picture.
   *
   * @param colors what its colors mean
   * @param anchor layer that stays where it is on the screen while all else moves; "" if the whole
   *     picture is to be seen
   */
  void setPicture(Picture shown, Coloring colors, String selectedLayer, String anchor) {
    FxThread.require();
    Optional<Picture> before = picture.get();
    Viewport from = view.get();
    coloring = colors;
    picture.set(Optional.of(shown));
    hovered = Optional.empty();
    selected = shown.node(selectedLayer);
    relook();
    arrangement.ifPresentOrElse(this::arrange, () -> keepInPlace(before, shown, anchor));
    if (before.isPresent()
        && before.get().name().equals(shown.name())
        && before.get() instanceof DiagramPicture old
        && shown instanceof DiagramPicture now) {
      begin(from, Optional.of(new Morph(old, now)));
    }
  }

  private void keepInPlace(Optional<Picture> before, Picture now, String anchor) {
    Optional<Rectangle> old = before.flatMap(it -> it.node(anchor)).map(PictureNode::box);
    Optional<Rectangle> box = now.node(anchor).map(PictureNode::box);
    if (old.isPresent() && box.isPresent()) {
      double scale = view.get().scale();
      view.set(
          view.get()
              .moved(
                  (old.get().x() - box.get().x()) * scale,
                  (old.get().y() - box.get().y()) * scale));
    }
  }

  /** Shows nothing, while another network's picture is made. */
  void clear() {
    FxThread.require();
    picture.set(Optional.empty());
    selected = Optional.empty();
    hovered = Optional.empty();
    move = Optional.empty();
    arrangement = Optional.of(this::readable);
    redraw();
  }

  /** Outlines the layer, and brings it into view unless it is there already. */
  void select(String layer) {
    FxThread.require();
    selected = picture.get().flatMap(shown -> shown.node(layer));
    selected.map(PictureNode::box).filter(box -> !isWellInView(box)).ifPresent(this::center);
    redraw();
  }

  public Optional<PictureNode> selected() {
    return selected;
  }

  Optional<PictureNode> hovered() {
    return hovered;
  }

  public Optional<Picture> picture() {
    return picture.get();
  }

  ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** The part in view. */
  ReadOnlyObjectProperty<Viewport> viewProperty() {
    return view.getReadOnlyProperty();
  }

  Viewport view() {
    return view.get();
  }

  /** Shows another part of the picture. */
  void setView(Viewport wanted) {
    arrangement = Optional.empty();
    move = Optional.empty();
    view.set(wanted);
  }

  /** Shows another part of the picture, so that the eye can follow. */
  void moveTo(Viewport wanted) {
    Viewport from = view.get();
    setView(wanted);
    begin(from, Optional.empty());
  }

  void open(DiagramNode node) {
    onOpen.accept(node);
  }

  void close(PictureBlock block) {
    onClose.accept(block);
  }

  void hover(Optional<PictureNode> node) {
    if (!node.equals(hovered)) {
      hovered = node;
      redraw();
    }
  }

  void fit() {
    Viewport from = view.get();
    arrange(Viewport::fit);
    begin(from, Optional.empty());
  }

  /** Enlarges about the middle. */
  void zoom(double factor) {
    setView(view.get().zoomed(factor, getWidth() / 2, getHeight() / 2));
  }

  /** One pixel of the picture is one of the screen. */
  void actualSize() {
    zoom(1 / view.get().scale());
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      arrangement.ifPresent(this::arrange);
      redraw();
    }
  }

  private void arrange(Arrangement wanted) {
    arrangement = Optional.of(wanted);
    picture
        .get()
        .ifPresent(
            shown -> view.set(wanted.of(getWidth(), getHeight(), shown.width(), shown.height())));
  }

  private boolean isWellInView(Rectangle box) {
    Viewport now = view.get();
    double left = now.pictureX(getWidth() * (1 - WELL_IN_VIEW) / 2);
    double right = now.pictureX(getWidth() * (1 + WELL_IN_VIEW) / 2);
    double top = now.pictureY(getHeight() * (1 - WELL_IN_VIEW) / 2);
    double bottom = now.pictureY(getHeight() * (1 + WELL_IN_VIEW) / 2);
    return box.x() >= left && box.right() <= right && box.y() >= top && box.bottom() <= bottom;
  }

  private void center(Rectangle box) {
    Viewport from = view.get();
    arrangement.ifPresentOrElse(
        this::arrange,
        () -> setView(from.centered(box.centerX(), box.centerY(), getWidth(), getHeight())));
    begin(from, Optional.empty());
  }

  private void begin(Viewport from, Optional<Morph> morph) {
    if (getScene() != null && (morph.isPresent() || !from.equals(view.get()))) {
      move = Optional.of(new Move(from, view.get(), morph, System.nanoTime()));
      redraw();
    }
  }

  /** Draws without waiting for the next frame. */
  void paintNow() {
    layout();
    var _ = paint(System.nanoTime());
  }

  private void redraw() {
    frames.start();
  }

  private boolean paint(long nanos) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    Theme theme = palette.dark() ? Theme.DARK : Theme.LIGHT;
    context.setFill(CanvasGraphic.color(theme.background()));
    context.fillRect(0, 0, getWidth(), getHeight());
    if (picture.get().isEmpty() || look.isEmpty()) {
      return false;
    }
    long now = System.nanoTime();
    move = move.filter(it -> !it.isOver(now));
    Picture whole = picture.get().get();
    Viewport part = move.map(it -> it.view(now)).orElse(view.get());
    Picture shown = move.map(it -> it.picture(now, whole)).orElse(whole);
    Optional<PictureNode> none = Optional.empty();
    new Sight(
            shown,
            look.get(),
            part,
            move.isPresent() ? none : hovered,
            move.isPresent() ? none : selected,
            palette)
        .paint(graphic(context, shown, part), context, getWidth(), getHeight());
    markFocus(context);
    boolean zooming = part.scale() != lastScale;
    lastScale = part.scale();
    return move.isPresent() || zooming; // at rest it is drawn once more, sharp
  }

  /** Who came by the keyboard sees where the keys go. */
  private void markFocus(GraphicsContext context) {
    if (isFocusVisible()) {
      context.setStroke(palette.accent());
      context.setLineDashes();
      context.setLineWidth(2);
      context.strokeRect(1, 1, getWidth() - 2, getHeight() - 2);
    }
  }

  /** While boxes grow none looks as in the frame before, so that to keep images would not help. */
  private Graphic graphic(GraphicsContext context, Picture shown, Viewport part) {
    if (move.filter(it -> it.morph().isPresent()).isPresent()) {
      return new CanvasGraphic(context, part.scale(), shown.nodes().size() > MANY);
    }
    sprites.prepare(
        shown,
        look.orElseThrow(),
        part.seen(getWidth(), getHeight()),
        part.scale(),
        part.scale() != lastScale,
        density());
    return new SpriteGraphic(context, part, sprites);
  }

  /** Pixels of the screen to one of JavaFX's; a frame may be due after the window has gone. */
  private double density() {
    Scene scene = getScene();
    Window window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : window.getOutputScaleX();
  }
}
