package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.Split;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as people have them: all of their images are used, or it is said which are not. */
@ExtendWith(OwnDataHome.class)
class PassedOverTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"Training, Testing", "training_set, test_set", "training, test", "Train, TEST"})
  void partsMayHaveTheirCommonNames(String train, String test) throws Exception {
    put(train + "/bar", 4);
    put(train + "/circle", 3);
    put(test + "/bar", 1);
    put(test + "/circle", 2);

    DataParts parts = open();

    assertThat(parts.labels()).containsExactly("bar", "circle");
    assertThat(counts(parts.train(), 2)).containsExactly(4L, 3L);
    assertThat(counts(parts.test(), 2)).containsExactly(1L, 2L);
    assertThat(parts.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Validate", "dev", "Valid", "val-images"})
  void validationToo(String validation) throws Exception {
    put("train/bar", 4);
    put("train/circle", 3);
    put(validation + "/bar", 1);
    put(validation + "/circle", 2);

    assertThat(counts(open().validation(), 2)).containsExactly(1L, 2L);
  }

  @Test
  void trainMayBeAClassOfVehicles() throws Exception {
    put("bus", 2);
    put("car", 3);
    put("train/steam", 2);
    put("train/diesel", 2);

    DataParts parts = open();

    assertThat(parts.labels()).containsExactly("bus", "car", "train");
    assertThat(counts(parts.train(), 3)).containsExactly(2L, 3L, 4L);
    assertNotes(parts, "data.note.train-class", "train was taken for a class, as bus, car are.");
  }

  @Test
  void foldersThatAreNotUsedAreNamed() throws Exception {
    put("train/bar", 4);
    put("train/circle", 3);
    put("val/bar", 1);
    put("val/circle", 1);
    put("extra", 2);
    put("test", 2);

    DataParts parts = open();

    assertThat(parts.labels()).containsExactly("bar", "circle");
    assertNotes(parts, "data.note.unused", "2 folders", "extra, test");
    assertThat(parts.notes().getFirst().sentences(Messages.CHINESE)).contains("extra, test");
  }

  @Test
  void classesWithTheSameFoldersArePerhapsParts() throws Exception {
    for (String fold : List.of("fold1/", "fold2/")) {
      put(fold + "bar", 1);
      put(fold + "circle", 1);
    }

    assertNotes(open(), "data.note.equal-folders", "fold1, fold2", "bar, circle", "train, val");
  }

  @ParameterizedTest
  @ValueSource(strings = {"val", "test"})
  void aClassWithoutValidationOrTestImagesIsTaken(String part) throws Exception {
    for (String name : List.of("bar", "circle", "dash")) {
      put("train/" + name, 3);
    }
    put(part + "/bar", 1);
    put(part + "/circle", 2);
    Files.createDirectories(folder.resolve(part).resolve("dash"));

    DataParts parts = open();

    Split split = part.equals("val") ? parts.validation() : parts.test();
    assertThat(counts(split, 3)).containsExactly(1L, 2L, 0L);
    assertNotes(parts, "data.note.missing-classes", "One class has no images", "dash");
  }

  @Test
  void aPartOfOneClassIsTaken() throws Exception {
    put("train/bar", 3);
    put("train/circle", 3);
    put("test/bar", 2);

    assertThat(counts(open().test(), 2)).containsExactly(2L, 0L);
  }

  @Test
  void aPartWithoutAnyImageIsRefused() throws Exception {
    put("train/bar", 3);
    put("train/circle", 3);
    put("val/bar", 0);

    assertProblem("data.empty-part", "val", "a share of the training images then validates");
  }

  @Test
  void imagesAreKnownByTheirContentAndOthersAreCounted() throws Exception {
    put("bar", 2);
    put("circle", 2);
    Files.copy(folder.resolve("bar/0.png"), folder.resolve("bar/photo"));
    Files.copy(folder.resolve("bar/0.png"), folder.resolve("bar/scan.tif"));
    Files.copy(folder.resolve("bar/0.png"), folder.resolve("bar/photo.JFIF"));
    Files.writeString(folder.resolve("bar/really.tif"), "II*\0 and so on");
    Files.writeString(folder.resolve("bar/other.TIF"), "II*\0 and so on");
    Files.writeString(folder.resolve("circle/notes.txt"), "no image");

    DataParts parts = open();

    assertThat(counts(parts.train(), 2)).containsExactly(5L, 2L);
    assertNotes(parts, "data.note.passed-over", "3 files", ".tif × 2, .txt × 1", "convert them");
  }

  @Test
  void aClassOfOtherFilesOnlyIsToldWhatTheyAre() throws Exception {
    put("bar", 2);
    put("circle", 0);
    Files.writeString(folder.resolve("circle/a.heic"), "no format that is read");

    assertProblem("data.foreign-class", "circle", ".heic × 1", "Convert the files to JPEG");
  }

  @Test
  void imagesWithoutClassFoldersAreToldWhatIsMissing() throws Exception {
    put("mine", 3);

    assertProblem("data.no-classes", "lie in no class folders", "Make a folder per class");
  }

  @Test
  void aClassMayBeCalledLikeAnImage() throws Exception {
    put("real.jpg", 2);
    put("fake.png", 3);

    DataParts parts = open();

    assertThat(parts.labels()).containsExactly("fake.png", "real.jpg");
    assertThat(counts(parts.train(), 2)).containsExactly(3L, 2L);
  }

  @Test
  void namesAreComparedInOneUnicodeForm() throws Exception {
    put("train/caf\u00e9", 2);
    put("train/tea", 2);
    put("val/cafe\u0301", 1);
    put("val/tea", 1);

    DataParts parts = open();

    assertThat(parts.labels()).containsExactly("caf\u00e9", "tea");
    assertThat(counts(parts.validation(), 2)).containsExactly(1L, 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost+found", "$RECYCLE.BIN", "System Volume Information", "@eaDir"})
  void foldersOfTheSystemArePassedOverAtEveryLevel(String system) throws Exception {
    put("bar", 2);
    put("circle", 2);
    put(system, 1);
    put("bar/" + system, 2);

    DataParts parts = open();

    assertThat(parts.labels()).containsExactly("bar", "circle");
    assertThat(counts(parts.train(), 2)).containsExactly(2L, 2L);
  }

  private DataParts open() throws UserProblem {
    return Datasets.open(folder.toString());
  }

  private void put(String classFolder, int images) throws IOException {
    Path to = Files.createDirectories(folder.resolve(classFolder));
    for (int i = 0; i < images; i++) {
      try (InputStream in =
          Objects.requireNonNull(PassedOverTest.class.getResourceAsStream("image/rgb.png"))) {
        Files.copy(in, to.resolve(i + ".png"));
      }
    }
  }

  private static List<Long> counts(@Nullable Split split, int classes) {
    Split known = Objects.requireNonNull(split);
    return IntStream.range(0, classes)
        .mapToObj(
            label -> IntStream.range(0, known.size()).filter(i -> known.label(i) == label).count())
        .toList();
  }

  private static void assertNotes(DataParts parts, String key, String... sentences) {
    assertThat(parts.notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.key()).isEqualTo(key);
              assertThat(note.sentences(Messages.ENGLISH)).contains(sentences);
            });
  }

  private void assertProblem(String key, String... sentences) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.sentences(Messages.ENGLISH)).contains(sentences);
            });
  }
}
