package cnnlab.evaluation;

import cnnlab.text.UserProblem;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Which of a network's classes each class of a data set is. */
public final class ClassMapping {
  private ClassMapping() {}

  /**
   * By name, whatever its case; by number where the network's classes have no names.
   *
   * @return the network's class for each of the data set's
   * @throws UserProblem where a class of the data set is none of the network's
   */
  public static int[] of(String dataset, List<String> ofData, List<String> ofNetwork)
      throws UserProblem {
    List<String> numbers =
        IntStream.range(0, ofNetwork.size()).mapToObj(Integer::toString).toList();
    if (ofNetwork.equals(numbers) && ofData.size() == ofNetwork.size()) {
      return IntStream.range(0, ofData.size()).toArray();
    }
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < ofNetwork.size(); i++) {
      known.putIfAbsent(plain(ofNetwork.get(i)), i);
    }
    int[] mapping = new int[ofData.size()];
    for (int i = 0; i < mapping.length; i++) {
      Integer label = known.get(plain(ofData.get(i)));
      if (label == null) {
        throw UserProblem.of("evaluation.other-classes", dataset, ofData.get(i)).at("data");
      }
      mapping[i] = label;
    }
    return mapping;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
