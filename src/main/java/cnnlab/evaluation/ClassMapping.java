package cnnlab.evaluation;

import cnnlab.data.ClassNames;
import cnnlab.text.Messages;
import cnnlab.text.NameList;
import cnnlab.text.UserProblem;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which of a network's classes each class of a data set is. */
public final class ClassMapping {
  private ClassMapping() {}

  /**
   * By name, English or Chinese, whatever its case and, where that is clear, its spaces and signs:
   * no folder can be called "T-shirt/top". By number where the network's classes have no names.
   *
   * @param learnedFrom data set whose classes the network's are, by its short name; null where that
   *     is not known
   * @return the network's class for each of the data set's
   * @throws UserProblem where a class of the data set is none of the network's
   */
  public static int[] of(
      String dataset, List<String> ofData, List<String> ofNetwork, @Nullable String learnedFrom)
      throws UserProblem {
    List<String> numbers =
        IntStream.range(0, ofNetwork.size()).mapToObj(Integer::toString).toList();
    if (ofNetwork.equals(numbers) && ofData.size() == ofNetwork.size()) {
      return IntStream.range(0, ofData.size()).toArray();
    }
    Map<String, Integer> known = new HashMap<>();
    Map<String, Set<Integer>> alike = new HashMap<>();
    for (Messages language : List.of(Messages.ENGLISH, Messages.CHINESE)) {
      List<String> names =
          ClassNames.translated(language, Objects.requireNonNullElse(learnedFrom, ""), ofNetwork);
      for (int i = 0; i < names.size(); i++) {
        known.putIfAbsent(plain(names.get(i)), i);
        alike.computeIfAbsent(bare(names.get(i)), _ -> new HashSet<>()).add(i);
      }
    }
    int[] mapping = new int[ofData.size()];
    for (int i = 0; i < mapping.length; i++) {
      String name = ofData.get(i);
      Set<Integer> similar = alike.getOrDefault(bare(name), Set.of());
      Integer label = known.get(plain(name));
      if (label == null && similar.size() != 1) {
        throw UserProblem.of("evaluation.other-classes", dataset, name, NameList.of(ofNetwork))
            .at("data");
      }
      mapping[i] = label == null ? similar.iterator().next() : label;
    }
    return mapping;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** Letters and digits alone. */
  private static String bare(String name) {
    return plain(name).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
  }
}
