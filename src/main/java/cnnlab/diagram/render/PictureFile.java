package cnnlab.diagram.render;

import cnnlab.diagram.render.pdf.Pdf;
import cnnlab.diagram.render.png.Png;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Look;
import cnnlab.text.UserProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The formats that a picture can be kept in, by the ending of the file's name. */
public enum PictureFile {
  SVG,
  PNG,
  PDF;

  /** The ending of its files, with a dot. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that the ending of a file's name chooses.
   *
   * @throws UserProblem if there is none
   */
  public static PictureFile of(Path file) throws UserProblem {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.ending()))
        .findFirst()
        .orElseThrow(() -> UserProblem.of("diagram.format", file.toString()).at(file.toString()));
  }

  /**
   * The content of the file.
   *
   * @param scale of a PNG: its pixels for a pixel of the drawing
   */
  public byte[] bytes(Drawing drawing, Look look, double scale) {
    return switch (this) {
      case SVG -> Svg.of(drawing, look).getBytes(StandardCharsets.UTF_8);
      case PNG -> Png.of(drawing, look, scale);
      case PDF -> Pdf.of(drawing, look);
    };
  }
}
