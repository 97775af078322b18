package cnnlab.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Icon sizes that follow the type size. An em will not do: an icon is a text whose own type size is
 * its icon size, so that an em would be taken twice.
 */
final class IconSizes {
  private IconSizes() {}

  /** A style sheet as a data URL. */
  static String styleSheet(double fontSize) {
    StringBuilder css = new StringBuilder();
    rule(css, "", fontSize * 1.3);
    rule(css, ".rail-button ", fontSize * 1.7);
    rule(css, ".error-dialog ", fontSize * 2.6);
    rule(css, ".empty-state > ", fontSize * 4);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void rule(StringBuilder css, String within, double pixels) {
    css.append(within)
        .append(".ikonli-font-icon { -fx-icon-size: ")
        .append(Math.round(pixels))
        .append("px; }\n");
  }
}
