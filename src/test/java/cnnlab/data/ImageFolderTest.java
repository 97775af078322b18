package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir Path folder;

  @Test
  void everyClassIsSplitInTheSameShare() throws Exception {
    put("cat", 10);
    put("dog", 20);
    Files.writeString(folder.resolve("cat/notes.txt"), "not an image");
    Files.writeString(folder.resolve("cat/._0.png"), "left by another system");
    Files.createDirectories(folder.resolve(".hidden"));

    Dataset dataset = open();

    assertThat(dataset.labels()).containsExactly("cat", "dog");
    assertThat(dataset.imageSize()).isEqualTo(32);
    assertThat(counts(dataset.train())).containsExactly(8L, 16L);
    assertThat(counts(dataset.validation())).containsExactly(2L, 4L);
    assertThat(dataset.train().image(0).width()).isEqualTo(48);
  }

  @Test
  void aClassOfTwoImagesHasOneOnEitherSide() throws Exception {
    put("cat", 2);
    put("dog", 30);

    assertThat(counts(open().train())).containsExactly(1L, 24L);
    assertThat(counts(open().validation())).containsExactly(1L, 6L);
  }

  @Test
  void foldersForTrainingAndValidationAreKept() throws Exception {
    put("train/cat", 3);
    put("train/dog", 4);
    put("validation/cat", 1);
    put("validation/dog/old", 2);

    assertThat(counts(open().train())).containsExactly(3L, 4L);
    assertThat(counts(open().validation())).containsExactly(1L, 2L);
  }

  @Test
  void aClassMayBeCalledTrain() throws Exception {
    put("car", 5);
    put("train", 5);

    assertThat(open().labels()).containsExactly("car", "train");
  }

  @Test
  void aTestFolderInAnyCaseIsKeptToo() throws Exception {
    put("pets/Train/cat", 3);
    put("pets/Train/dog", 4);
    put("pets/Test/cat", 1);
    put("pets/Test/dog", 1);

    assertThat(open().name()).isEqualTo("pets");
    assertThat(counts(open().validation())).containsExactly(1L, 1L);
    assertThat(counts(open().train())).as("a share of them validates").containsExactly(2L, 3L);
    assertThat(counts(Objects.requireNonNull(open(TestUse.AT_END).test()))).containsExactly(1L, 1L);
    assertThat(counts(open(TestUse.VALIDATION).train())).containsExactly(3L, 4L);
    assertThat(open(TestUse.VALIDATION).test()).isNull();
  }

  @Test
  void trainingValidationAndTestHaveAFolderEach() throws Exception {
    for (String part : List.of("train", "val", "test")) {
      put(part + "/cat", 2);
      put(part + "/dog", part.length());
    }

    assertThat(counts(open().train())).containsExactly(2L, 5L);
    assertThat(counts(open().validation())).containsExactly(2L, 3L);
    assertThat(counts(Objects.requireNonNull(open(TestUse.EACH_EPOCH).test())))
        .containsExactly(2L, 4L);
    assertThat(counts(open(TestUse.VALIDATION).validation()))
        .as("which has a folder of its own")
        .containsExactly(2L, 3L);
  }

  @Test
  void aTestFolderWithoutClassesIsPassedOver() throws Exception {
    put("train/cat", 5);
    put("train/dog", 5);
    put("test", 3);

    assertThat(open(TestUse.AT_END).test()).isNull();
    assertThat(counts(open(TestUse.VALIDATION).validation())).containsExactly(1L, 1L);
  }

  @Test
  void validationImagesWithoutClassesAsImageNetHasThemAreRefusedWithWhatToDo() throws Exception {
    put("train/n02102040", 2);
    put("train/n03126707", 2);
    put("val", 3);

    assertProblem("data.flat", "LOC_val_solution.csv");
  }

  @Test
  void imageNetAsKaggleHandsItOutIsReadAsItIs() throws Exception {
    String images = "ILSVRC/Data/CLS-LOC";
    put(images + "/train/n02102040", 3);
    put(images + "/train/n03126707", 4);
    put(images + "/val", 4);
    put(images + "/test", 2);
    put("ILSVRC/Annotations/CLS-LOC", 0);
    put("ILSVRC/ImageSets/CLS-LOC", 0);
    Files.writeString(
        folder.resolve("LOC_val_solution.csv"),
        """
        ImageId,PredictionString
        0,n03126707 85 1 499 272\s
        1,n02102040 131 0 499 254\s
        2,n03126707 7 30 420 300 n03126707 2 2 30 30\s
        3,n00000000 23 10 280 350\s
        """);

    Dataset dataset = open();

    assertThat(dataset.labels()).containsExactly("English springer", "crane (n03126707)");
    assertThat(counts(dataset.train())).containsExactly(3L, 4L);
    assertThat(counts(dataset.validation()))
        .as("without the image of a class that is not trained")
        .containsExactly(1L, 2L);
    assertThat(dataset.test()).as("its test images have no classes").isNull();
  }

  @Test
  void foldersCalledByWordNetNumbersHaveImageNetsNames() throws Exception {
    for (String part : List.of("train", "val")) {
      put(part + "/n02102040", 1);
      put(part + "/n03126707", 1);
      put(part + "/n00000001", 1);
    }

    List<String> labels = open().labels();

    assertThat(labels).containsExactly("n00000001", "English springer", "crane (n03126707)");
    assertThat(ClassNames.translated(Messages.CHINESE, "imagenette", labels.subList(1, 2)))
        .as("its breed in Chinese")
        .containsExactly(ImageNetClasses.in(Messages.CHINESE).get(217));
  }

  @Test
  void anEmptyClassIsNamed() throws Exception {
    put("cat", 3);
    Files.createDirectories(folder.resolve("dog"));

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem ->
                assertThat(problem.inFull())
                    .hasMessageStartingWith("Class dog has no images in " + folder + "."));
  }

  @Test
  void aValidationClassThatWasNeverTrainedIsNamed() throws Exception {
    put("train/cat", 2);
    put("train/dog", 2);
    put("val/cat", 1);
    put("val/cow", 1);

    assertProblem("data.unknown-class", "cow");
  }

  @Test
  void aFolderWithoutClassesIsRefused() throws Exception {
    assertProblem("data.no-images", folder.toString());
    put("cat", 3);
    assertProblem("data.no-classes", folder.toString());
  }

  @Test
  void imagesThatCannotBeReadAreRefused() throws Exception {
    for (String name : List.of("cat", "dog")) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(folder.resolve(name).resolve("0.png"), "broken");
    }

    assertProblem("image.unknown", "0.png");
  }

  @Test
  void preparedImagesAreDecodedOnce() throws Exception {
    put("cat", 2);
    put("dog", 2);
    Split train = open().train();
    Preprocessing preprocessing = Preprocessing.measured(train, 16);

    Split prepared = preprocessing.prepared(train);
    RgbImage first = prepared.image(0);
    Files.delete(folder.resolve("cat/0.png"));
    Files.delete(folder.resolve("cat/1.png"));

    assertThat(first.width()).isEqualTo(16);
    assertThat(prepared.image(0)).isSameAs(first);
    assertThat(prepared.label(1)).isEqualTo(1);
  }

  private Dataset open() throws UserProblem {
    return open(TestUse.AT_END);
  }

  private Dataset open(TestUse testUse) throws UserProblem {
    return Datasets.open(folder.toString()).split(new Splitting(0.2, testUse, 1));
  }

  private void put(String classFolder, int images) throws IOException {
    Path to = Files.createDirectories(folder.resolve(classFolder));
    for (int i = 0; i < images; i++) {
      try (InputStream in =
          Objects.requireNonNull(ImageFolderTest.class.getResourceAsStream("image/rgb.png"))) {
        Files.copy(in, to.resolve(i + ".png"));
      }
    }
  }

  private static List<Long> counts(Split split) {
    return List.of(count(split, 0), count(split, 1));
  }

  private static long count(Split split, int label) {
    return IntStream.range(0, split.size()).filter(i -> split.label(i) == label).count();
  }

  private void assertProblem(String key, String part) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(part);
  }
}
