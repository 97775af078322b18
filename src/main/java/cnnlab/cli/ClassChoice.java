package cnnlab.cli;

import cnnlab.data.image.RgbImage;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A class as it is named on the command line. */
final class ClassChoice {
  private static final int NAMED = 5;

  private ClassChoice() {}

  /**
   * The class's number.
   *
   * @param named its number or its name in either language, or a part of it that no other has; null
   *     for the one that is predicted
   */
  static int index(TrainedNetwork network, @Nullable String named, RgbImage image)
      throws UserProblem {
    if (named == null) {
      return network.predict(image, 1).getFirst().index();
    }
    List<String> labels = network.labels();
    if (named.matches("\\d{1,9}")) {
      int index = Integer.parseInt(named);
      if (index >= labels.size()) {
        throw UserProblem.of("explain.class.number", index, labels.size() - 1).at("--class");
      }
      return index;
    }
    String wanted = named.toLowerCase(Locale.ROOT);
    List<Integer> parts = new ArrayList<>();
    for (List<String> names : List.of(labels, network.labels(Messages.CHINESE))) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i).toLowerCase(Locale.ROOT);
        if (name.equals(wanted)) {
          return i;
        }
        if (name.contains(wanted) && !parts.contains(i)) {
          parts.add(i);
        }
      }
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<Integer> offered =
        parts.isEmpty() ? IntStream.range(0, labels.size()).boxed().toList() : parts;
    String names = String.join("; ", offered.stream().limit(NAMED).map(labels::get).toList());
    throw UserProblem.of("explain.class", named, names).at("--class");
  }
}
