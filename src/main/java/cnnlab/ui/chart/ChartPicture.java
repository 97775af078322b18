package cnnlab.ui.chart;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;

/** A chart as it was at one moment, to be written as PNG or SVG on any thread. */
public final class ChartPicture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int PIXELS = 2;

  private final BufferedImage image;
  private final String svg;

  /** Draws the chart twice, which takes a moment; on the JavaFX thread. */
  ChartPicture(JFreeChart chart, Color background) {
    image = new BufferedImage(PIXELS * WIDTH, PIXELS * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.scale(PIXELS, PIXELS);
    draw(chart, canvas, background);
    canvas.dispose();
    svg = svg(chart, background);
  }

  private static String svg(JFreeChart chart, Color background) {
    try {
      DOMImplementation dom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
      Document document = dom.createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
      SVGGraphics2D canvas = new SVGGraphics2D(SVGGeneratorContext.createDefault(document), true);
      canvas.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
      draw(chart, canvas, background);
      StringWriter text = new StringWriter();
      canvas.stream(text, true);
      return text.toString();
    } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
      throw new IllegalStateException("Every Java can make an empty document", e);
    }
  }

  private static void draw(JFreeChart chart, Graphics2D canvas, Color background) {
    canvas.setColor(background);
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
  }

  /**
   * Writes SVG, its texts as outlines, where the file's name ends so, else PNG with two pixels for
   * one on screen.
   */
  public void write(Path file) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      Files.writeString(file, svg, StandardCharsets.UTF_8);
    } else if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("No PNG writer");
    }
  }
}
