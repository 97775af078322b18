package cnnlab.run;

import cnnlab.text.CellText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** 0 where the column is missing. */
    int integer(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? 0 : Integer.parseInt(fields.get(at));
    }
  }

  private Csv() {}

  /** One line, with its end; fields are quoted where they must be. */
  public static String line(Stream<?> fields) {
    try {
      return LINE.writeValueAsString(fields.map(Csv::cell).toArray());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written", e);
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
  static List<Row> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
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
