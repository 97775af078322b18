package cnnlab.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** A table of published numbers from the test resources: each row by column name. */
final class Reference {
  private static final Pattern COMMA_OUTSIDE_QUOTES =
      Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private Reference() {}

  static List<Map<String, String>> table(String file) throws IOException {
    InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(file), file);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      String[] columns = lines.getFirst().split(",");
      return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }
  }

  private static Map<String, String> row(String[] columns, String line) {
    String[] values = COMMA_OUTSIDE_QUOTES.split(line, -1);
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      row.put(columns[i], values[i]);
    }
    return row;
  }
}
