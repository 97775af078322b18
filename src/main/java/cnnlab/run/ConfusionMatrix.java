package cnnlab.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a network took for what.
 *
 * @param counts number of examples by true class (row) and predicted class (column)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record ConfusionMatrix(List<String> labels, long[][] counts) {
  public ConfusionMatrix {
    labels = List.copyOf(labels);
  }

  /** Share of one class that was recognized, 0 to 1; NaN for a class without examples. */
  public double recall(int label) {
    return (double) counts[label][label] / Arrays.stream(counts[label]).sum();
  }

  /** Whether an example is of this class, or was taken for it. */
  public boolean occurs(int label) {
    return Arrays.stream(counts[label]).anyMatch(count -> count > 0)
        || Arrays.stream(counts).anyMatch(row -> row[label] > 0);
  }

  /** The table as text: a line and a column per class. */
  String csv() {
    StringBuilder csv = new StringBuilder(Csv.line(Stream.concat(Stream.of(""), labels.stream())));
    for (int row = 0; row < counts.length; row++) {
      Stream<?> numbers = Arrays.stream(counts[row]).boxed();
      csv.append(Csv.line(Stream.concat(Stream.of(labels.get(row)), numbers)));
    }
    return csv.toString();
  }

  /**
   * As {@link #csv} wrote it.
   *
   * @throws IllegalArgumentException where it is not square, or counts less than nothing
   */
  static ConfusionMatrix from(List<Csv.Row> rows) {
    List<String> labels = new ArrayList<>();
    long[][] counts = new long[rows.size()][];
    for (int row = 0; row < counts.length; row++) {
      List<String> fields = rows.get(row).fields();
      labels.add(fields.getFirst());
      counts[row] = fields.subList(1, fields.size()).stream().mapToLong(Long::parseLong).toArray();
      Csv.requireSound(counts[row].length == counts.length, "classes", counts[row].length);
      Csv.requireSound(Arrays.stream(counts[row]).allMatch(count -> count >= 0), "count", row);
    }
    return new ConfusionMatrix(labels, counts);
  }
}
