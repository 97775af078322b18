package cnnlab.report;

import cnnlab.chart.ChartScene;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Look;
import java.util.List;
import java.util.Locale;

/** What stands in a report, one below the other. Its texts are in the report's language. */
public sealed interface ReportPart {
  /** "2,000". */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The title of the whole. */
  record Title(String text) implements ReportPart {}

  /** The title of a chapter, which begins on a page of its own. */
  record Chapter(String text) implements ReportPart {}

  /** The title of a section. */
  record Heading(String text) implements ReportPart {}

  /** A paragraph. */
  record Words(String text) implements ReportPart {}

  /**
   * A table whose first column names the row.
   *
   * @param words so many columns, from the first, hold words; the others hold numbers
   */
  record Table(List<String> headings, List<List<String>> rows, int words) implements ReportPart {
    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
    }

    Table(List<String> headings, List<List<String>> rows) {
      this(headings, rows, 1);
    }
  }

  /**
   * Counts by true class (row) and predicted class (column), shaded by their share of the row.
   *
   * @param names of the classes
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Matrix(List<String> names, long[][] counts) implements ReportPart {
    public Matrix {
      names = List.copyOf(names);
    }

    /** As it is printed. */
    String count(int row, int column) {
      return ReportPart.count(counts[row][column]);
    }

    /** Share of its row, 0 to 1. */
    double share(int row, int column) {
      long sum = 0;
      for (long count : counts[row]) {
        sum += count;
      }
      return sum == 0 ? 0 : (double) counts[row][column] / sum;
    }
  }

  /**
   * A chart.
   *
   * @param name for a file that holds it alone ("accuracy")
   */
  record Chart(String name, ChartScene scene) implements ReportPart {}

  /** The diagram of a network. */
  record Diagram(String name, Drawing drawing, Look look) implements ReportPart {}

  /** Images beside one another, each with a few words below it. */
  record Images(List<Photo> photos) implements ReportPart {
    public Images {
      photos = List.copyOf(photos);
    }
  }

  /** An image and what is said of it, lines divided by line ends. */
  record Photo(RgbImage image, String caption) {}

  /** Commands, a line each. */
  record Code(List<String> lines) implements ReportPart {
    public Code {
      lines = List.copyOf(lines);
    }
  }
}
