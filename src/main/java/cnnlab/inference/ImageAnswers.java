package cnnlab.inference;

import cnnlab.run.Csv;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What several networks answer to one image, each after its own preprocessing.
 *
 * @param answers the likeliest classes, likeliest first and at least one, by network
 */
public record ImageAnswers(Path image, List<List<Prediction>> answers) {
  public ImageAnswers {
    answers = answers.stream().map(List::copyOf).toList();
  }

  /** The likeliest class, by network. */
  public List<Prediction> first() {
    return answers.stream().map(List::getFirst).toList();
  }

  /** How many different classes are answered, told apart by name: numbers differ between data. */
  public int distinct() {
    return (int)
        first().stream().map(answer -> answer.label().toLowerCase(Locale.ROOT)).distinct().count();
  }

  /** Whether all networks answer the same class. */
  public boolean agree() {
    return distinct() == 1;
  }

  /**
   * Images by rows: whether the networks agree, and each one's answer and its probability.
   *
   * @param networks what each is called
   */
  public static String csv(List<String> networks, List<ImageAnswers> images) {
    StringBuilder table =
        new StringBuilder(
            Csv.line(
                Stream.concat(
                    Stream.of("image", "agree"),
                    networks.stream().flatMap(name -> Stream.of(name, name + " probability")))));
    for (ImageAnswers image : images) {
      table.append(
          Csv.line(
              Stream.concat(
                  Stream.of(image.image.toString(), image.agree() ? "yes" : "no"),
                  image.first().stream()
                      .flatMap(
                          answer -> Stream.of(answer.label(), (float) answer.probability())))));
    }
    return table.toString();
  }
}
