package cnnlab.diagram;

/** A picture as an SVG file. */
public final class Svg {
  private Svg() {}

  /** In the colours of one theme. */
  public static String of(Picture picture, Theme theme) {
    return of(picture, picture.look(theme));
  }

  /** In a look. */
  public static String of(Picture picture, Look look) {
    SvgGraphic graphic = drawn(picture, look);
    return document(picture, colours(graphic, look.theme()), graphic.body());
  }

  /** In light or dark colours, as the reader's device prefers. */
  public static String ofBothThemes(Picture picture, Colouring colouring) {
    SvgGraphic light = drawn(picture, picture.look(Theme.LIGHT, colouring));
    SvgGraphic dark = drawn(picture, picture.look(Theme.DARK, colouring));
    String style =
        colours(light, Theme.LIGHT)
            + "\n@media (prefers-color-scheme:dark){\n"
            + colours(dark, Theme.DARK)
            + "\n}";
    return document(picture, style, light.body());
  }

  private static SvgGraphic drawn(Picture picture, Look look) {
    SvgGraphic graphic = new SvgGraphic();
    picture.draw(graphic, look);
    return graphic;
  }

  private static String colours(SvgGraphic graphic, Theme theme) {
    return ".page{fill:" + theme.background().hex() + "}\n" + graphic.rules();
  }

  private static String document(Picture picture, String style, String body) {
    String x = SvgGraphic.number(picture.page().x());
    String y = SvgGraphic.number(picture.page().y());
    String width = SvgGraphic.number(picture.width());
    String height = SvgGraphic.number(picture.height());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="%6$s %7$s %1$s %2$s" role="img">
    <title>%3$s</title>
    <style>
    text{font-family:Inter,"Noto Sans SC","Helvetica Neue",Arial,sans-serif;text-anchor:middle}
    %4$s
    </style>
    <rect class="page"%8$s width="100%%" height="100%%"/>
    %5$s</svg>
    """
        .formatted(
            width,
            height,
            SvgGraphic.escaped(picture.name()),
            style,
            body,
            x,
            y,
            x.equals("0") && y.equals("0") ? "" : " x=\"" + x + "\" y=\"" + y + "\"");
  }
}
