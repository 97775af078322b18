package cnnlab.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated tables with a header line. */
public final class Csv {

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
    return fields.map(field -> quoted(field.toString())).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String field) {
    String flat = field.replace('\n', ' ').replace('\r', ' ');
    return flat.contains(",") || flat.contains("\"")
        ? '"' + flat.replace("\"", "\"\"") + '"'
        : flat;
  }

  /**
   * The rows of a table that a program may have been writing when it was killed: a last line
   * without an end was cut off and is left out. No rows where there is no file.
   */
  static List<Row> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<List<String>> lines =
        text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Csv::fields).toList();
    return lines.stream()
        .skip(1)
        .filter(fields -> fields.size() == lines.getFirst().size())
        .map(fields -> new Row(lines.getFirst(), fields))
        .toList();
  }

  /** A table with these columns and those rows. */
  static String table(List<String> columns, List<Row> rows) {
    StringBuilder table = new StringBuilder(line(columns.stream()));
    for (Row row : rows) {
      table.append(line(columns.stream().map(row::text)));
    }
    return table.toString();
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (doubled) {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
