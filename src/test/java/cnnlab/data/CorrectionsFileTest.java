package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.correction.Correction;
import cnnlab.data.correction.Corrections;
import cnnlab.data.image.Split;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten dark and ten light images, some of which are put right. */
class CorrectionsFileTest {
  private static final Splitting HALF = new Splitting(0.5, TestUse.AT_END, 1);

  @TempDir Path folder;
  private Path photos;
  private Dataset data;

  @BeforeEach
  void write() throws Exception {
    photos = folder.resolve("photos");
    for (int i = 0; i < 10; i++) {
      PlainImages.write(photos.resolve("dark"), i, 0x101010 + i);
      PlainImages.write(photos.resolve("light"), i, 0xf0f0f0 + i);
    }
    data = Datasets.open(photos.toString()).split(HALF);
  }

  private static List<String> ids(Split split) {
    return IntStream.range(0, split.size()).mapToObj(split::id).toList();
  }

  private Correction correction(Split split, int index, @Nullable String becomes)
      throws UserProblem {
    return Correction.of(split, index, data.labels().get(split.label(index)), becomes);
  }

  @Test
  void excludedImagesAreGoneAndRelabeledOnesChangeTheirClassInWhateverPartTheyLie()
      throws Exception {
    Split train = data.train();
    Split held = data.validation();
    Corrections list =
        Corrections.NONE
            .with(correction(train, 0, null))
            .with(correction(train, 1, "light"))
            .with(correction(held, 2, null));
    Dataset corrected = Datasets.open(photos.toString()).split(HALF.with(list));
    assertThat(train.label(1)).isZero();
    assertThat(ids(corrected.train())).isEqualTo(ids(train).subList(1, train.size()));
    assertThat(corrected.train().label(0)).isEqualTo(1);
    assertThat(corrected.validation().size()).isEqualTo(held.size() - 1);
    assertThat(ids(corrected.validation()))
        .as("the others stay where they were")
        .isSubsetOf(ids(held))
        .doesNotContain(held.id(2));
    assertThat(list.inWords(Messages.ENGLISH)).isEqualTo("2 excluded, 1 relabeled");
    assertThat(list.inWords(Messages.CHINESE)).isEqualTo("排除 2 张，重新标注 1 张");
  }

  /** As cameras number them: each part has a 0.png of its own. */
  @Test
  void imagesOfTheSameNameInOtherPartsStayAsTheyAre() throws Exception {
    Path parts = folder.resolve("parts");
    for (int i = 0; i < 3; i++) {
      for (String kind : List.of("dark", "light")) {
        PlainImages.write(parts.resolve("train").resolve(kind), i, 0x101010 + i);
        PlainImages.write(parts.resolve("test").resolve(kind), i, 0xf0f0f0 + i);
      }
    }
    Dataset plain = Datasets.open(parts.toString()).split(HALF);
    Split test = Objects.requireNonNull(plain.test());
    Corrections list =
        Corrections.NONE
            .with(correction(plain.train(), 0, null))
            .with(correction(plain.validation(), 0, null))
            .with(correction(test, 0, "light"));

    Dataset corrected = Datasets.open(parts.toString()).split(HALF.with(list));

    assertThat(list.inWords(Messages.ENGLISH)).isEqualTo("2 excluded, 1 relabeled");
    assertThat(corrected.train().size()).isEqualTo(plain.train().size() - 1);
    assertThat(ids(Objects.requireNonNull(corrected.test()))).isEqualTo(ids(test));
    assertThat(corrected.test().label(0)).isEqualTo(1);
    assertThat(test.id(0)).isEqualTo("test/dark/0.png");
    assertThat(plain.train().id(0)).startsWith("train/");
  }

  /** As a list of a folder with parts had them before images were listed with their part. */
  @Test
  void aListOfImagesThatTheDataDoNotHaveIsRefusedInsteadOfChangingNothing() throws Exception {
    Correction known = correction(data.train(), 0, null);
    Correction other = new Correction("cats/1.jpg", known.pixels(), "dark", null);
    Corrections list = new Corrections(List.of(known, other));

    assertThatThrownBy(() -> Datasets.open(photos.toString()).split(HALF.with(list)))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("A corrected image is not among the images of the data: cats/1.jpg.")
        .hasMessageContaining("train/cats/1.jpg");
  }

  @Test
  void theListLiesBesideTheDataAndNothingInThem() throws Exception {
    Path file = CorrectionsFile.of(photos.toString());
    assertThat(file).isEqualTo(folder.resolve("photos.corrections.json").toAbsolutePath());
    assertThat(CorrectionsFile.read(file)).isEqualTo(Corrections.NONE);
    String before = listing();
    Corrections list = Corrections.NONE.with(correction(data.train(), 3, null));
    CorrectionsFile.write(file, list);
    assertThat(CorrectionsFile.read(file)).isEqualTo(list);
    assertThat(listing()).isEqualTo(before);
    CorrectionsFile.write(file, Corrections.NONE);
    assertThat(file).as("nothing is left of an empty list").doesNotExist();
  }

  private String listing() throws Exception {
    try (var files = Files.walk(photos)) {
      return files.sorted().toList().toString();
    }
  }

  @Test
  void whatIsSaidTwiceOfAnImageKeepsItsFirstClassAndGoesWithItsReturn() throws Exception {
    Corrections once = Corrections.NONE.with(correction(data.train(), 0, "light"));
    Correction first = once.changes().getFirst();
    Corrections again = once.with(new Correction(first.image(), first.pixels(), "light", null));
    assertThat(again.changes())
        .containsExactly(new Correction(first.image(), first.pixels(), "dark", null));
    assertThat(again.with(new Correction(first.image(), first.pixels(), "light", "dark")))
        .as("the class that the data give it")
        .isEqualTo(Corrections.NONE);
  }

  @Test
  void anotherImageUnderTheSameNameIsNotTouched() throws Exception {
    Correction made = correction(data.train(), 0, null);
    Files.delete(photos.resolve(made.image()));
    PlainImages.write(
        photos.resolve("dark"), Integer.parseInt(made.image().replaceAll("\\D", "")), 0x303030);
    assertThatThrownBy(
            () -> Datasets.open(photos.toString()).split(HALF.with(new Corrections(List.of(made)))))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining(made.image());
  }

  @Test
  void imagesWithoutFilesAreKnownByTheirNumber() throws Exception {
    Dataset fashion = Datasets.open("fashion-mnist").split(HALF);
    Split test = Objects.requireNonNull(fashion.test());
    Corrections list = Corrections.NONE.with(Correction.of(test, 17, "Bag", null));
    assertThat(list.changes().getFirst().image()).isEqualTo("test/17");
    Dataset corrected = Datasets.open("fashion-mnist").split(HALF.with(list));
    Split left = Objects.requireNonNull(corrected.test());
    assertThat(left.size()).isEqualTo(test.size() - 1);
    assertThat(left.id(17)).isEqualTo("test/18");
    assertThat(left.image(17).rgb()).isEqualTo(test.image(18).rgb());
    assertThat(corrected.train()).as("untouched").hasSameClassAs(fashion.train());
  }

  @Test
  void aDamagedListIsRefused() throws Exception {
    Path file = folder.resolve("list.json");
    for (String text : List.of("", "[]", "{\"changes\":[{}]}", "null")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> CorrectionsFile.read(file))
          .as(text)
          .isInstanceOf(UserProblem.class)
          .hasMessageContaining("no list of corrections");
    }
  }
}
