package cnnlab.diagram.scene;

import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.LayerKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The two themes. Their hues are those of Okabe and Ito's palette, which the color-blind can tell
 * apart; convolutions are the deeper blue the larger their kernel. Every text has a contrast of at
 * least 4.5 to what lies behind it.
 */
final class Themes {
  private Themes() {}

  static Theme light() {
    Map<LayerKind, LayerStyle> layers = new EnumMap<>(LayerKind.class);
    put(layers, LayerKind.INPUT, 0xffffff, 0x6b7684, 0x1f2730);
    put(layers, LayerKind.CONV_POINTWISE, 0xdcebf9, 0x7fb1dd, 0x0b3558);
    put(layers, LayerKind.CONV, 0xa9cff0, 0x3f8ccb, 0x06294a);
    put(layers, LayerKind.CONV_LARGE, 0x6aa9de, 0x0072b2, 0x021a33);
    put(layers, LayerKind.NORM, 0xe9e6f5, 0xaaa0d0, 0x453c70);
    put(layers, LayerKind.ACTIVATION, 0xfdf0c4, 0xd8b23c, 0x5a4300);
    put(layers, LayerKind.POOL, 0xfbd3b5, 0xd5853f, 0x5b2605);
    put(layers, LayerKind.LINEAR, 0xb9e4d3, 0x2fa37f, 0x043d2c);
    put(layers, LayerKind.ADD, 0xf0c6de, 0xc46a9c, 0x5c1740);
    put(layers, LayerKind.CONCAT, 0xf7dcea, 0xc46a9c, 0x5c1740);
    put(layers, LayerKind.PAD, 0xf7e9f1, 0xc46a9c, 0x5c1740);
    put(layers, LayerKind.DROPOUT, 0xeceef1, 0xb3bac3, 0x454d57);
    put(layers, LayerKind.FLATTEN, 0xeceef1, 0xb3bac3, 0x454d57);
    put(layers, LayerKind.BLOCK, 0xdfe8f2, 0x8197b0, 0x1b2c40);
    return new Theme(
        "light",
        new RgbColor(0xffffff),
        layers,
        style("frame", 0xf6f8fa, 0xdbe1e8, 0x5a6673),
        style("inner-frame", 0xecf0f5, 0xd2dae3, 0x566270),
        style("auxiliary-frame", 0xfff7df, 0xe4c36a, 0x7a5900),
        edges(0x4d5967, 0xb03a7e, 0xa87a00),
        LineStyle.solid("scale-line", 0xb6bfca, 1),
        style("scale-label", 0xffffff, 0xffffff, 0x5a6673),
        Heat.onWhite(),
        style("nothing", 0xffffff, 0xc3ccd6, 0x5a6673),
        LineStyle.solid("window", 0x6b7684, 0.8));
  }

  static Theme dark() {
    Map<LayerKind, LayerStyle> layers = new EnumMap<>(LayerKind.class);
    put(layers, LayerKind.INPUT, 0x232a33, 0x93a0b0, 0xeef2f6);
    put(layers, LayerKind.CONV_POINTWISE, 0x1c3650, 0x3f6f9e, 0xdcecfb);
    put(layers, LayerKind.CONV, 0x22558a, 0x4d8fcf, 0xeaf4ff);
    put(layers, LayerKind.CONV_LARGE, 0x2b72b8, 0x74b3ec, 0xffffff);
    put(layers, LayerKind.NORM, 0x332f4b, 0x655d8f, 0xd9d3f2);
    put(layers, LayerKind.ACTIVATION, 0x4a3f17, 0x91792b, 0xf7e6ab);
    put(layers, LayerKind.POOL, 0x6b3a18, 0xc07a41, 0xffe2cd);
    put(layers, LayerKind.LINEAR, 0x11523f, 0x35a27f, 0xd3f6e9);
    put(layers, LayerKind.ADD, 0x6c2a50, 0xc26a9b, 0xffe0f0);
    put(layers, LayerKind.CONCAT, 0x51263f, 0xb0608d, 0xfbdcec);
    put(layers, LayerKind.PAD, 0x3d2433, 0xb0608d, 0xfbdcec);
    put(layers, LayerKind.DROPOUT, 0x2d343d, 0x5b6673, 0xccd4dd);
    put(layers, LayerKind.FLATTEN, 0x2d343d, 0x5b6673, 0xccd4dd);
    put(layers, LayerKind.BLOCK, 0x27364a, 0x5d7796, 0xe4edf7);
    return new Theme(
        "dark",
        new RgbColor(0x12161b),
        layers,
        style("frame", 0x191e25, 0x2b333d, 0x98a4b2),
        style("inner-frame", 0x20272f, 0x333d49, 0x9eaab8),
        style("auxiliary-frame", 0x2a2413, 0x6e5a20, 0xe0c068),
        edges(0xa3afbd, 0xe37bb5, 0xd0a63a),
        LineStyle.solid("scale-line", 0x465260, 1),
        style("scale-label", 0x12161b, 0x12161b, 0x98a4b2),
        Heat.onBlack(),
        style("nothing", 0x161b21, 0x465260, 0x98a4b2),
        LineStyle.solid("window", 0x98a4b2, 0.8));
  }

  private static Map<EdgeKind, LineStyle> edges(int main, int shortcut, int auxiliary) {
    return Map.of(
        EdgeKind.SEQUENCE, LineStyle.solid("sequence", main, 1.4),
        EdgeKind.BRANCH, LineStyle.solid("branch", main, 1.4),
        EdgeKind.SKIP, LineStyle.solid("skip", shortcut, 2),
        EdgeKind.PROJECTION, LineStyle.dashed("projection", shortcut, 2, 5, 3),
        EdgeKind.AUXILIARY, LineStyle.dashed("auxiliary", auxiliary, 1.4, 2, 2.5));
  }

  private static void put(
      Map<LayerKind, LayerStyle> layers, LayerKind kind, int fill, int border, int text) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    layers.put(kind, style(name, fill, border, text));
  }

  private static LayerStyle style(String name, int fill, int border, int text) {
    return new LayerStyle(name, new RgbColor(fill), new RgbColor(border), new RgbColor(text));
  }
}
