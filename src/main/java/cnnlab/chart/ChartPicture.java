package cnnlab.chart;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Charts side by side, each with its legend above it, to be written to a file on any thread. What
 * the legend takes is added to the picture's height, not taken from the chart's.
 */
public record ChartPicture(List<ChartScene> scenes, ChartStyle style) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int MOST_ABREAST = 2;

  /** Pixels of a PNG for one on screen. */
  private static final int SCALE = 2;

  /** Room that an item of a legend takes besides its name. */
  private static final double LEGEND_LINE = 44;

  private static final double LEGEND_ROW = 1.5;

  public ChartPicture {
    scenes = List.copyOf(scenes);
  }

  /**
   * Writes the picture as SVG, PNG or PDF, as the file's name ends.
   *
   * @throws UserProblem where it ends otherwise, or cannot be written
   */
  public void write(Path file) throws UserProblem {
    String name = file.toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".svg")) {
        AtomicFile.write(file, svg());
      } else if (name.endsWith(".pdf")) {
        AtomicFile.write(file, VectorFiles.pdf(width(), height(), this::draw));
      } else if (name.endsWith(".png")) {
        AtomicFile.write(file, png());
      } else {
        throw UserProblem.of("diagram.format", file.toString()).at(file.toString());
      }
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** The picture as an element of a PDF. */
  public Image pdf(PdfWriter writer) {
    return VectorFiles.pdf(writer, width(), height(), this::draw);
  }

  /** The picture as SVG. */
  public String svg() {
    return VectorFiles.svg(width(), height(), this::draw);
  }

  private byte[] png() throws IOException {
    BufferedImage image =
        new BufferedImage(SCALE * width(), SCALE * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.scale(SCALE, SCALE);
    draw(canvas);
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("No PNG writer");
    }
    return bytes.toByteArray();
  }

  private int abreast() {
    return Math.clamp(scenes.size(), 1, MOST_ABREAST);
  }

  private int width() {
    return abreast() * WIDTH;
  }

  private int height() {
    int rows = Math.max(1, (scenes.size() + abreast() - 1) / abreast());
    return rows * rowHeight();
  }

  /** All rows are as high as the chart with the longest legend needs. */
  private int rowHeight() {
    return HEIGHT + scenes.stream().mapToInt(this::legendHeight).max().orElse(0);
  }

  private int legendHeight(ChartScene scene) {
    if (!(scene instanceof CurveScene curves)) {
      return 0;
    }
    FontRenderContext context = new FontRenderContext(null, true, true);
    double room = WIDTH - style.scaled(LEGEND_LINE);
    double left = room;
    int rows = 1;
    for (Curve curve : curves.curves()) {
      double width =
          style.small().getStringBounds(curve.name(), context).getWidth()
              + style.scaled(LEGEND_LINE);
      if (width > left) {
        rows++;
        left = room;
      }
      left -= width;
    }
    return (int) Math.ceil((rows - 1) * style.scaled(LEGEND_ROW * style.small().getSize()));
  }

  private void draw(Graphics2D canvas) {
    Color background = ChartStyle.awt(style.colors().background());
    canvas.setColor(background);
    canvas.fillRect(0, 0, width(), height());
    for (int i = 0; i < scenes.size(); i++) {
      int x = i % abreast() * WIDTH;
      int y = i / abreast() * rowHeight();
      chart(scenes.get(i)).draw(canvas, new Rectangle2D.Double(x, y, WIDTH, rowHeight()));
    }
  }

  private JFreeChart chart(ChartScene scene) {
    return switch (scene) {
      case CurveScene curves -> {
        CurvePlot plot = new CurvePlot();
        plot.show(curves, WIDTH, style);
        yield chart(curves, plot.plot(), CurvePlot.legend(curves, style));
      }
      case BubbleScene bubbles -> {
        BubblePlot plot = new BubblePlot();
        plot.show(bubbles, WIDTH, HEIGHT, style);
        yield chart(bubbles, plot.plot(), new LegendItemCollection());
      }
    };
  }

  private JFreeChart chart(ChartScene scene, XYPlot plot, LegendItemCollection items) {
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    chart.setTitle(style.heading(scene));
    chart.setPadding(new RectangleInsets(14, 10, 10, 18));
    if (items.getItemCount() > 0) {
      LegendTitle legend = new LegendTitle(() -> items);
      legend.setPosition(RectangleEdge.TOP);
      legend.setBackgroundPaint(null);
      legend.setFrame(BlockBorder.NONE);
      chart.addSubtitle(legend);
    }
    return chart;
  }
}
