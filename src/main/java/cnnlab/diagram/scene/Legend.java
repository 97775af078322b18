package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.LayerKind;
import cnnlab.diagram.model.Quantity;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what the colors and lines of a picture mean, in one or more lines of small signs. */
public final class Legend {
  private static final double LINE = 20;
  private static final double SIGN = 16;
  private static final double SIGN_HEIGHT = 11;
  private static final double GAP = 6;
  private static final double APART = 16;

  private final List<Entry> entries = new ArrayList<>();
  private final double width;
  private final double height;

  /** A sign with its meaning at its place. */
  private record Entry(Sign sign, String text, double signWidth, double x, double y) {}

  /** Draws itself into a rectangle. */
  private interface Sign {
    void draw(Graphic graphic, Rectangle place);
  }

  private Legend(List<Entry> unplaced, double mostWidth) {
    InterMeasure measure = new InterMeasure();
    double x = 0;
    double y = 0;
    double widest = 0;
    for (Entry entry : unplaced) {
      double own =
          entry.signWidth()
              + (entry.text().isEmpty()
                  ? 0
                  : GAP + measure.width(entry.text(), TextRole.KEY.size()));
      if (x > 0 && x + own > mostWidth) {
        x = 0;
        y += LINE;
      }
      entries.add(new Entry(entry.sign(), entry.text(), entry.signWidth(), x, y));
      widest = Math.max(widest, x + own);
      x += own + APART;
    }
    this.width = widest;
    this.height = entries.isEmpty() ? 0 : y + LINE;
  }

  /** For a picture in a look, broken into lines of at most {@code mostWidth}. */
  public static Legend of(Picture picture, Look look, Messages messages, double mostWidth) {
    return new Legend(
        look.coloring().quantity() == Quantity.KIND
            ? kinds(picture, look.theme(), messages)
            : scale(look, messages, mostWidth),
        mostWidth);
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /** Draws it with its upper left corner at a point. */
  public void draw(Graphic graphic, Theme theme, double left, double top) {
    for (Entry entry : entries) {
      double x = left + entry.x();
      double middle = top + entry.y() + LINE / 2;
      entry
          .sign()
          .draw(
              graphic, new Rectangle(x, middle - SIGN_HEIGHT / 2, entry.signWidth(), SIGN_HEIGHT));
      if (!entry.text().isEmpty()) {
        Point start = new Point(x + entry.signWidth() + GAP, middle);
        graphic.text(entry.text(), start, Graphic.Anchor.START, TextRole.KEY, theme.scale());
      }
    }
  }

  private static List<Entry> kinds(Picture picture, Theme theme, Messages messages) {
    List<LayerKind> present =
        picture.nodes().stream().map(node -> node.node().kind()).distinct().sorted().toList();
    List<Entry> entries = new ArrayList<>();
    for (LayerKind kind : present) {
      LayerStyle style = theme.layer(kind);
      entries.add(
          entry(
              SIGN,
              messages.get("diagram.kind." + key(kind)),
              (graphic, place) -> graphic.box(new RoundedBox(place, Corners.ALL, 2), style)));
    }
    for (EdgeKind kind :
        picture.edgeKinds().stream().filter(EdgeKind::isSpecial).sorted().toList()) {
      LineStyle style = theme.edge(kind);
      entries.add(
          entry(
              1.6 * SIGN,
              messages.get("diagram.edge." + key(kind)),
              (graphic, place) -> {
                Point from = new Point(place.x(), place.centerY());
                Point to = new Point(place.right(), place.centerY());
                graphic.line(new RoundedLine(List.of(from, to.plus(-5, 0)), 0), style);
                graphic.head(new ArrowHead(to, from), style);
              }));
    }
    return entries;
  }

  /** The color scale is one sign, which is never broken. */
  private static List<Entry> scale(Look look, Messages messages, double mostWidth) {
    ColorScale scale = ColorScale.of(look, messages, mostWidth);
    LayerStyle nothing = look.theme().nothing();
    return List.of(
        entry(scale.width(), "", scale::draw),
        entry(
            SIGN,
            messages.get("diagram.nothing"),
            (graphic, place) -> graphic.box(new RoundedBox(place, Corners.ALL, 2), nothing)));
  }

  private static Entry entry(double signWidth, String text, Sign sign) {
    return new Entry(sign, text, signWidth, 0, 0);
  }

  private static String key(Enum<?> constant) {
    return Arrays.stream(constant.name().toLowerCase(Locale.ROOT).split("_"))
        .collect(Collectors.joining("-"));
  }
}
