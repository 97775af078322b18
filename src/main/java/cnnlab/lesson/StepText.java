package cnnlab.lesson;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a step in one language.
 *
 * @param line of its heading
 * @param body Markdown
 * @param items texts of answers or questions, by name
 * @param hints in the order in which they are given
 * @param notes for the one who presents; "" for none
 * @param solution of the questions; "" for none
 */
public record StepText(
    int line,
    String title,
    String body,
    Map<String, String> items,
    List<String> hints,
    String notes,
    String solution) {
  public StepText {
    items = new LinkedHashMap<>(items);
    hints = List.copyOf(hints);
  }

  /** What comes in place of a text. */
  @FunctionalInterface
  public interface Filling {
    String fill(String text) throws UserProblem;
  }

  /** The same with something in place of each of its texts. */
  public StepText filled(Filling filling) throws UserProblem {
    Map<String, String> named = new LinkedHashMap<>();
    for (Map.Entry<String, String> item : items.entrySet()) {
      named.put(item.getKey(), filling.fill(item.getValue()));
    }
    List<String> hinted = new ArrayList<>();
    for (String hint : hints) {
      hinted.add(filling.fill(hint));
    }
    return new StepText(
        line,
        filling.fill(title),
        filling.fill(body),
        named,
        hinted,
        filling.fill(notes),
        filling.fill(solution));
  }
}
