package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.analysis.OpText;
import cnnlab.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds layers by name, kind and shape. */
final class Find {
  private Find() {}

  /**
   * Names of the layers in which every word occurs: in the name, in what it computes in the
   * language in use, in its kind, or in the shape of its output ("3x3 conv 256 14x14").
   */
  static List<String> matches(Analysis analysis, Messages messages, String words) {
    List<String> terms =
        Arrays.stream(plain(words).split("\\s+")).filter(term -> !term.isEmpty()).toList();
    return terms.isEmpty()
        ? List.of()
        : analysis.layers().stream()
            .filter(stats -> terms.stream().allMatch(text(stats, messages)::contains))
            .map(stats -> stats.layer().name())
            .toList();
  }

  private static String text(LayerStats stats, Messages messages) {
    return plain(
        String.join(
            " ",
            stats.layer().name(),
            stats.layer().op().kind(),
            OpText.of(stats.layer().op(), messages),
            stats.output().toString().replace(" × ", "x")));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('×', 'x');
  }
}
