package cnnlab.lesson;

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
}
