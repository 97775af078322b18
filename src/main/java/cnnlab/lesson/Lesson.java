package cnnlab.lesson;

import cnnlab.data.tree.DataHome;
import cnnlab.text.Messages;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A lesson.
 *
 * @param folder where it lies, absolute; its name is the lesson's id
 * @param minutes that it takes
 * @param hidden what of the lab is hidden until the last step
 * @param texts by language, "en" and "zh"; at least one
 * @param changed when a file of it was last changed before it was read
 */
public record Lesson(
    Path folder,
    int minutes,
    Set<LabControl> hidden,
    List<LessonStep> steps,
    Map<String, LessonText> texts,
    FileTime changed) {
  public Lesson {
    hidden = Set.copyOf(hidden);
    steps = List.copyOf(steps);
    texts = new LinkedHashMap<>(texts);
  }

  public String id() {
    return folder.getFileName().toString();
  }

  /**
   * What tells it from every other lesson: the id of a bundled one; one's own has that of its
   * folder besides, as many may be called alike.
   */
  public String key() {
    return folder.startsWith(LessonLibrary.root()) ? id() : id() + "-" + DataHome.key(folder);
  }

  /** The words in the language of these messages, or else in the one that there is. */
  public LessonText text(Messages messages) {
    LessonText own = texts.get(messages.locale().getLanguage());
    return own != null ? own : texts.values().iterator().next();
  }

  /** The words of a step. */
  public StepText text(LessonStep step, Messages messages) {
    return Objects.requireNonNull(text(messages).steps().get(step.id()), step.id());
  }

  /** The step of this id. */
  public LessonStep step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
  }
}
