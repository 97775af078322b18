package cnnlab.lesson;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** A step's words while they are read. */
final class StepTextDraft {
  private final String id;
  private final String title;
  private final int line;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder notes = new StringBuilder();
  private final StringBuilder solution = new StringBuilder();
  private final List<StringBuilder> hints = new ArrayList<>();
  private final Map<String, String> items = new LinkedHashMap<>();
  private String part = "";

  StepTextDraft(String id, String title, int line) {
    this.id = id;
    this.title = title;
    this.line = line;
  }

  String id() {
    return id;
  }

  /** A part begins: "answers", "questions", "runs", "hint", "notes", "solution". */
  void begin(String name) {
    part = name;
    if (name.equals("hint")) {
      hints.add(new StringBuilder());
    }
  }

  /**
   * @param item the line as one of a list of answers, questions or runs
   */
  void add(String text, String file, int number, Matcher item) throws UserProblem {
    switch (part) {
      case "answers", "questions", "runs" -> {
        if (item.matches()) {
          if (items.putIfAbsent(item.group(1), item.group(2).strip()) != null) {
            throw UserProblem.of("lesson.text.item-twice", file, number, item.group(1)).at(file);
          }
        } else if (!text.isBlank()) {
          throw UserProblem.of("lesson.text.item", file, number, text).at(file);
        }
      }
      case "hint" -> hints.getLast().append(text).append('\n');
      case "notes" -> notes.append(text).append('\n');
      case "solution" -> solution.append(text).append('\n');
      default -> body.append(text).append('\n');
    }
  }

  StepText text() {
    return new StepText(
        line,
        title,
        LessonText.joined(body),
        items,
        hints.stream().map(LessonText::joined).toList(),
        LessonText.joined(notes),
        LessonText.joined(solution));
  }
}
