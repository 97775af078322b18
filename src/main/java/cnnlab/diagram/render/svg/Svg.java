package cnnlab.diagram.render.svg;

import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.Theme;
import cnnlab.text.MarkupText;

/** A drawing as an SVG file. */
public final class Svg {
  private Svg() {}

  /** In the colors of one theme. */
  public static String of(Picture picture, Theme theme) {
    return of(picture, picture.look(theme));
  }

  /** In a look. */
  public static String of(Drawing drawing, Look look) {
    SvgGraphic graphic = drawn(drawing, look);
    return document(drawing, look.theme(), colors(graphic, look.theme()), graphic.body());
  }

  /** In one look or another, as the reader's device prefers light colors or dark ones. */
  public static String ofBothThemes(Drawing drawing, Look light, Look dark) {
    SvgGraphic inLight = drawn(drawing, light);
    SvgGraphic inDark = drawn(drawing, dark);
    String style =
        colors(inLight, light.theme())
            + "\n@media (prefers-color-scheme:dark){\n"
            + colors(inDark, dark.theme())
            + "\n}";
    return document(drawing, light.theme(), style, inLight.body());
  }

  private static SvgGraphic drawn(Drawing drawing, Look look) {
    SvgGraphic graphic = new SvgGraphic();
    drawing.draw(graphic, look);
    return graphic;
  }

  private static String colors(SvgGraphic graphic, Theme theme) {
    return ".page{fill:" + theme.background().hex() + "}\n" + graphic.rules();
  }

  private static String document(Drawing drawing, Theme theme, String style, String body) {
    String x = SvgGraphic.number(drawing.page().x());
    String y = SvgGraphic.number(drawing.page().y());
    String width = SvgGraphic.number(drawing.width());
    String height = SvgGraphic.number(drawing.height());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="%6$s %7$s %1$s %2$s" role="img" font-family="Inter, Noto Sans SC, Helvetica Neue, Arial, sans-serif" text-anchor="middle">
    <title>%3$s</title>
    <style>
    text{font-family:Inter,"Noto Sans SC","Helvetica Neue",Arial,sans-serif;text-anchor:middle}
    %4$s
    </style>
    <rect class="page" fill="%9$s"%8$s width="100%%" height="100%%"/>
    %5$s</svg>
    """
        .formatted(
            width,
            height,
            MarkupText.escaped(drawing.name()),
            style,
            body,
            x,
            y,
            x.equals("0") && y.equals("0") ? "" : " x=\"" + x + "\" y=\"" + y + "\"",
            theme.background().hex());
  }
}
