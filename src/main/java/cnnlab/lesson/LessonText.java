package cnnlab.lesson;

import cnnlab.text.UserProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lesson's words in one language.
 *
 * @param introduction what one will be able to say, Markdown
 * @param steps by id
 */
public record LessonText(String title, String introduction, Map<String, StepText> steps) {
  private static final Pattern STEP = Pattern.compile("## (.+?)\\s*\\{#([a-z0-9-]+)}\\s*");
  private static final Pattern PART =
      Pattern.compile("### (answers|questions|runs|hint|notes|solution)\\s*");
  private static final Pattern ITEM = Pattern.compile("- ([a-z0-9-]+): (.+)");

  private static final Pattern BROKEN =
      Pattern.compile("(?<=[\\p{IsHan}，。；：、！？”）])\\n(?=[\\p{IsHan}“（*{])");

  public LessonText {
    steps = new LinkedHashMap<>(steps);
  }

  /**
   * Reads a text.
   *
   * @param file its name, for problems
   */
  static LessonText read(String markdown, String file) throws UserProblem {
    return new Reader(file).read(markdown);
  }

  /** Chinese needs no blank where a line was broken. */
  static String joined(CharSequence markdown) {
    return BROKEN.matcher(markdown.toString().strip()).replaceAll("");
  }

  /** The steps as they are read, line by line. */
  private static final class Reader {
    private final String file;
    private final StringBuilder introduction = new StringBuilder();
    private final Map<String, StepText> steps = new LinkedHashMap<>();
    private String title = "";
    private @Nullable StepTextDraft step;

    Reader(String file) {
      this.file = file;
    }

    LessonText read(String markdown) throws UserProblem {
      int number = 0;
      for (String line : markdown.lines().toList()) {
        read(line, ++number);
      }
      finish();
      if (title.isEmpty()) {
        throw UserProblem.of("lesson.text.title", file).at(file);
      }
      return new LessonText(title, joined(introduction), steps);
    }

    private void read(String line, int number) throws UserProblem {
      Matcher heading = STEP.matcher(line);
      Matcher part = PART.matcher(line);
      if (title.isEmpty() && line.startsWith("# ")) {
        title = line.substring(2).strip();
      } else if (heading.matches()) {
        finish();
        if (steps.containsKey(heading.group(2))) {
          throw UserProblem.of("lesson.text.twice", file, number, heading.group(2)).at(file);
        }
        step = new StepTextDraft(heading.group(2), heading.group(1), number);
      } else if (step != null && part.matches()) {
        step.begin(part.group(1));
      } else if (line.startsWith("## ") || line.startsWith("### ")) {
        throw UserProblem.of("lesson.text.heading", file, number, line).at(file);
      } else if (step == null) {
        introduction.append(line).append('\n');
      } else {
        step.add(line, file, number, ITEM.matcher(line));
      }
    }

    private void finish() {
      if (step != null) {
        steps.put(step.id(), step.text());
      }
    }
  }
}
