package cnnlab.diagram.render.svg;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.TextRole;
import cnnlab.text.MarkupText;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes SVG: shapes with classes, and the rules that give the classes their colors. Each shape has
 * its colors as attributes too, which the rules override, for viewers that know no CSS.
 */
final class SvgGraphic implements Graphic {
  private final StringBuilder body = new StringBuilder();
  private final Map<String, String> rules = new TreeMap<>();
  private String inherited = "";

  String body() {
    return body.toString();
  }

  /** CSS for every class used, a line each. */
  String rules() {
    return rules.values().stream().collect(Collectors.joining("\n"));
  }

  @Override
  public void begin(DiagramNode node, LayerStyle style) {
    inherited = rule(style);
    body.append("<g class=\"").append(inherited);
    body.append("\" data-layer=\"").append(MarkupText.escaped(node.name())).append("\"><title>");
    body.append(MarkupText.escaped(node.tooltip())).append("</title>");
  }

  @Override
  public void end() {
    inherited = "";
    body.append("</g>\n");
  }

  @Override
  public void box(RoundedBox box, LayerStyle style) {
    Rectangle place = box.box();
    if (box.corners() == Corners.ALL) {
      body.append("<rect").append(classUnlessInherited(rule(style))).append(colors(style));
      attribute("x", place.x());
      attribute("y", place.y());
      attribute("width", place.width());
      attribute("height", place.height());
      attribute("rx", box.radius());
    } else {
      body.append("<path").append(classUnlessInherited(rule(style))).append(colors(style));
      SvgPath path = new SvgPath();
      box.trace(path);
      body.append(" d=\"").append(path).append('"');
    }
    closeElement();
  }

  @Override
  public void polygon(Polygon polygon, LayerStyle style) {
    SvgPath path = new SvgPath();
    polygon.trace(path);
    shape(rule(style), colors(style), path);
  }

  @Override
  public void line(RoundedLine line, LineStyle style) {
    SvgPath path = new SvgPath();
    line.trace(path);
    String dash = dash(style);
    String look =
        " fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s"
            .formatted(
                style.color().hex(),
                number(style.width()),
                dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    shape(rule(style), look, path);
  }

  @Override
  public void head(ArrowHead head, LineStyle style) {
    SvgPath path = new SvgPath();
    head.trace(path);
    String name = style.name() + "-head";
    rules.put(name, "." + name + "{fill:" + style.color().hex() + "}");
    shape(name, " fill=\"" + style.color().hex() + "\"", path);
  }

  private void shape(String name, String look, SvgPath path) {
    body.append("<path class=\"").append(name).append('"').append(look);
    body.append(" d=\"").append(path).append("\"/>\n");
  }

  private static String colors(LayerStyle style) {
    return " fill=\"" + style.fill().hex() + "\" stroke=\"" + style.border().hex() + "\"";
  }

  @Override
  public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    String name = role.name().toLowerCase(Locale.ROOT);
    rules.put(
        "." + name,
        ".%s{font-size:%spx%s}"
            .formatted(name, number(role.size()), role.bold() ? ";font-weight:600" : ""));
    String fill = rule(style);
    body.append("<text class=\"").append(name);
    body.append(fill.equals(inherited) ? "" : " " + fill).append('"');
    body.append(" fill=\"").append(style.text().hex()).append('"');
    attribute("font-size", role.size());
    body.append(role.bold() ? " font-weight=\"600\"" : "");
    switch (anchor) {
      case MIDDLE, START -> {
        attribute("x", middle.x());
        attribute("y", middle.y() + role.baseline());
        boolean start = anchor == Anchor.START;
        body.append(start ? " text-anchor=\"start\" style=\"text-anchor:start\"" : "");
      }
      case UPWARDS -> {
        String x = number(middle.x() + role.baseline());
        body.append(" transform=\"translate(").append(x).append(' ');
        body.append(number(middle.y())).append(") rotate(-90)\"");
      }
    }
    body.append('>').append(MarkupText.escaped(text)).append("</text>");
    body.append(inherited.isEmpty() ? "\n" : "");
  }

  /** Adds the rules of a style and returns its class, which counts more than its group's. */
  private String rule(LayerStyle style) {
    String name = style.name();
    rules.put(
        name,
        "rect.%1$s,path.%1$s,g rect.%1$s,g path.%1$s,.%1$s rect,.%1$s path{fill:%2$s;stroke:%3$s}\n"
                .formatted(name, style.fill().hex(), style.border().hex())
            + "text.%1$s,.%1$s text{fill:%2$s}".formatted(name, style.text().hex()));
    return name;
  }

  private String rule(LineStyle style) {
    String dash = dash(style);
    rules.put(
        style.name(),
        ".%s{fill:none;stroke:%s;stroke-width:%s%s}"
            .formatted(
                style.name(),
                style.color().hex(),
                number(style.width()),
                dash.isEmpty() ? "" : ";stroke-dasharray:" + dash));
    return style.name();
  }

  private static String dash(LineStyle style) {
    return style.dash().stream().map(SvgGraphic::number).collect(Collectors.joining(" "));
  }

  private String classUnlessInherited(String name) {
    return name.equals(inherited) ? "" : " class=\"" + name + "\"";
  }

  private void attribute(String name, double value) {
    body.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private void closeElement() {
    body.append(inherited.isEmpty() ? "/>\n" : "/>");
  }

  /** With at most two decimals, whatever the machine's language. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }
}
