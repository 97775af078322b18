package cnnlab.run;

import cnnlab.files.LimitedFile;
import cnnlab.text.CellText;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Comma-separated tables with a header line. */
public final class Csv {
  private static final CsvMapper CSV =
      CsvMapper.csvBuilder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build();
  private static final ObjectReader ROW = CSV.readerForListOf(String.class);
  private static final ObjectWriter LINE = CSV.writer();

  /** A row whose fields are found by the header's names, so that columns may come and go. */
  record Row(List<String> columns, List<String> fields) {

    /** "NaN" where the column is missing. */
    String text(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? "NaN" : fields.get(at);
    }

    /** NaN where the column is missing. */
    double number(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? Double.NaN : Double.parseDouble(fields.get(at));
    }

    /** From 0 to 1; NaN where the column is missing, or nothing was measured. */
    double share(String column) {
      double share = number(column);
      requireSound(Double.isNaN(share) || (share >= 0 && share <= 1), column, share);
      return share;
    }

    /** From 1 on; the column must be there. */
    int counted(String column) {
      int number = integer(column);
      requireSound(number >= 1, column, number);
      return number;
    }

    /** 0 where the column is missing. */
    int integer(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? 0 : Integer.parseInt(fields.get(at));
    }
  }

  /** Millions of iterations take so many. */
  private static final int MOST_MEBIBYTES = 512;

  private Csv() {}

  /** One line, with its end; fields are quoted where they must be. */
  public static String line(Stream<?> fields) {
    try {
      return LINE.writeValueAsString(fields.map(Csv::cell).toArray());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written", e);
    }
  }

  /** What no program wrote is damage. */
  static void requireSound(boolean sound, String column, double value) {
    if (!sound) {
      throw new IllegalArgumentException(column + " " + value);
    }
  }

  private static String cell(Object field) {
    return field instanceof String text ? CellText.of(text) : field.toString();
  }

  /**
   * The rows of a table that a program may have been writing when it was killed: a last line
   * without an end was cut off and is left out. No rows where there is no file.
   *
   * @throws IllegalArgumentException where a quotation has no end
   */
  static List<Row> read(Path file) throws IOException, UserProblem {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = LimitedFile.text(file, MOST_MEBIBYTES);
    List<List<String>> lines = lines(text.substring(0, text.lastIndexOf('\n') + 1));
    lines.replaceAll(fields -> fields.stream().map(CellText::read).toList());
    return lines.stream()
        .skip(1)
        .filter(fields -> fields.size() == lines.getFirst().size())
        .map(fields -> new Row(lines.getFirst(), fields))
        .toList();
  }

  private static List<List<String>> lines(String text) throws IOException {
    try (var rows = ROW.<List<String>>readValues(text)) {
      return rows.readAll();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A table with these columns and those rows. */
  static String table(List<String> columns, List<Row> rows) {
    StringBuilder table = new StringBuilder(line(columns.stream()));
    for (Row row : rows) {
      table.append(line(columns.stream().map(row::text)));
    }
    return table.toString();
  }
}
