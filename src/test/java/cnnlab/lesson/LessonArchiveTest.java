package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.tree.DataHome;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson is handed on as one file; a stranger's may hold anything. */
@SuppressWarnings("NullAway.Init") // set before each test
class LessonArchiveTest {
  @TempDir Path place;
  private Path folder;
  private Map<String, String> parts;

  @BeforeEach
  void aLesson() throws Exception {
    folder = place.resolve("mine");
    NewLesson.write(folder);
    parts = new LinkedHashMap<>();
    for (String name : new String[] {"lesson.json", "en.md", "zh.md"}) {
      parts.put(name, Files.readString(folder.resolve(name)) + " ".repeat(unique()));
    }
  }

  /** What was unpacked once is not unpacked again. */
  private int unique() {
    return Math.abs(place.hashCode() % 5000);
  }

  private Path zip(String prefix) throws Exception {
    Path file = place.resolve("theirs.lesson.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(prefix + part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void aLessonIsTheSameElsewhereWithoutWhatDoesNotBelongToIt() throws Exception {
    Files.writeString(folder.resolve("start.sh"), "rm -rf /");
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(folder.resolve("run/metrics.csv"), "epoch,loss\n");
    Lesson before = LessonReader.read(folder);
    Path file = place.resolve("handed on.lesson.zip");
    LessonArchive.write(before, file);
    Lesson after = LessonLibrary.open(file);
    assertThat(after.steps()).isEqualTo(before.steps());
    assertThat(after.texts()).isEqualTo(before.texts());
    assertThat(after.id()).isEqualTo("handed on");
    assertThat(after.folder().resolve("run/metrics.csv")).hasContent("epoch,loss");
    assertThat(after.folder().resolve("start.sh")).doesNotExist();
    assertThat(LessonLibrary.open(file).folder()).as("once").isEqualTo(after.folder());
  }

  /** As file managers and browsers make and name them. */
  @ParameterizedTest
  @CsvSource({"'', a.lesson.zip", "some folder/, a.lesson (1).zip", "课程/, A.LESSON.ZIP"})
  void anArchiveIsOpenedHoweverItWasMade(String prefix, String name) throws Exception {
    Path file = Files.move(zip(prefix), place.resolve(name));
    assertThat(LessonLibrary.isLesson(file)).isTrue();
    assertThat(LessonLibrary.open(file).steps()).isNotEmpty();
    assertThat(LessonLibrary.lesson(file.toString()).id()).isEqualToIgnoringCase("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"virus.exe", "start.sh", "Step.class", "sub/tool.jar", "page.html"})
  void whatIsNoPartOfALessonIsNamedAndNothingIsOpened(String name) throws Exception {
    parts.put(name, "x");
    refused(zip(""), "lesson.archive.other", name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.md",
        "/tmp/cnnlab-evil.md",
        "..\\evil.md",
        "a/../../evil.md",
        "C:\\evil.md"
      })
  void whatLeadsOutOfItsFolderIsNamedAndNothingIsOpened(String name) throws Exception {
    parts.put(name, "evil");
    refused(zip(""), "archive.outside", name);
    assertThat(place.resolve("evil.md")).doesNotExist();
    assertThat(Path.of("/tmp/cnnlab-evil.md")).doesNotExist();
  }

  @Test
  void aBombIsRefusedBeforeItFillsTheDisk() throws Exception {
    parts.put("large.csv", "0".repeat(60_000_000));
    refused(zip(""), "lesson.archive.bomb", "theirs.lesson.zip");
    parts.remove("large.csv");
    for (int i = 0; i < 1001; i++) {
      parts.put(i + ".txt", "");
    }
    refused(zip(""), "lesson.archive.bomb", "theirs.lesson.zip");
  }

  @Test
  void whatHoldsNoLessonOrABrokenOneIsTold() throws Exception {
    parts.remove("lesson.json");
    refused(zip(""), "lesson.archive.none", "theirs.lesson.zip");
    parts.put("lesson.json", "{\"format\": 1, \"minutes\": 5, \"code\": \"rm\", \"steps\": []}");
    refused(zip(""), "lesson.unknown-field", "code");
    Path file = place.resolve("none.lesson.zip");
    Files.writeString(file, "PK no zip");
    assertThatThrownBy(() -> LessonLibrary.open(file)).isInstanceOf(UserProblem.class);
  }

  private static void refused(Path file, String key, String named) throws Exception {
    assertThatThrownBy(() -> LessonLibrary.open(file))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.what(Messages.ENGLISH)).contains(named);
              assertThat(problem.what(Messages.CHINESE)).containsPattern("\\p{IsHan}");
            });
    try (var left = Files.list(DataHome.cache().resolve("lessons"))) {
      assertThat(left).noneMatch(each -> each.toString().endsWith(".part"));
    }
  }
}
