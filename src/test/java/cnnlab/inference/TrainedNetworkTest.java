package cnnlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.run.RunFolder;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.SoftmaxNetwork;
import cnnlab.training.ToyData;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedNetworkTest {
  private final Engine engine = new SoftmaxEngine();

  @TempDir Path folder;

  @Test
  void aRunRecognizesWhatItLearned() throws UserProblem {
    try (TrainedNetwork network = TrainedNetwork.ofRun(engine, trained())) {
      List<Prediction> predictions = network.predict(ToyData.image(2, 999), 2);

      assertThat(predictions).hasSize(2);
      assertThat(predictions.getFirst().label()).isEqualTo("bottom");
      assertThat(predictions.getFirst().index()).isEqualTo(2);
      assertThat(predictions.getFirst().probability()).isGreaterThan(0.5);
    }
  }

  @Test
  void manyPicturesGetTheAnswersOfEach() throws UserProblem {
    try (TrainedNetwork network = TrainedNetwork.ofRun(engine, trained())) {
      var images = IntStream.range(0, 40).mapToObj(i -> ToyData.image(i % 3, i));
      List<List<Prediction>> answers = network.predict(images.toList(), 3);

      assertThat(answers).hasSize(40);
      assertThat(answers.get(37)).isEqualTo(network.predict(ToyData.image(1, 37), 3));
      assertThat(answers.get(37).stream().mapToDouble(Prediction::probability).sum())
          .isCloseTo(1, Offset.offset(1e-5));
    }
  }

  @Test
  void aRunsWeightFileIsEnough() throws UserProblem {
    StoredRun run = trained();
    try (TrainedNetwork ofRun = TrainedNetwork.ofRun(engine, run);
        TrainedNetwork ofFile = TrainedNetwork.ofWeights(engine, run.bestWeights(), null, null)) {
      assertThat(ofFile.architecture()).isEqualTo(ofRun.architecture());
      assertThat(ofFile.labels()).containsExactly("top", "middle", "bottom");
      assertThat(ofFile.preprocessing()).isEqualTo(ofRun.preprocessing());
      assertThat(ofFile.predict(ToyData.image(0, 5), 3))
          .isEqualTo(ofRun.predict(ToyData.image(0, 5), 3));
    }
  }

  @Test
  void widthAndClassesFollowFromTheTensors() throws Exception {
    Path file =
        randomWeights(
            new NetworkSettings("resnet18", 64, 7, 0.25, false), Map.of("input_size", "64"));

    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, "resnet18", null)) {
      assertThat(network.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6");
      assertThat(network.architecture().layer("conv1").op().toString()).contains("filters=16");
    }
  }

  /** Each weight is a number, but what they add up to is not. */
  @Test
  void anAnswerThatIsNoNumberIsRefused() throws Exception {
    NetworkSettings settings = new NetworkSettings("resnet18", 64, 7, 0.25, false);
    Map<String, Tensor> tensors =
        new HashMap<>(new SoftmaxNetwork(Catalogue.build(settings)).weights());
    tensors.computeIfPresent(
        "fc.weight",
        (_, head) -> {
          FloatBuffer large = FloatBuffer.allocate(head.data().remaining());
          Arrays.fill(large.array(), Float.MAX_VALUE);
          return new Tensor(head.shape(), large);
        });
    Path file = folder.resolve("large.safetensors");
    Safetensors.write(file, new Weights(tensors, Map.of("input_size", "64")));

    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, "resnet18", null)) {
      assertThatExceptionOfType(UserProblem.class)
          .isThrownBy(() -> network.predict(ToyData.image(0, 5), 3))
          .withMessageStartingWith("The network resnet18 answers NaN.");
    }
  }

  @Test
  void aThousandClassesOfUnknownDataAreImageNets() throws Exception {
    Path file =
        randomWeights(
            new NetworkSettings("resnet18", 224, 1000, 1, false),
            Map.of("architecture", "resnet18"));

    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, null, null)) {
      assertThat(network.labels()).hasSize(1000);
      assertThat(network.labels().get(285)).startsWith("Egyptian cat");
      assertThat(network.preprocessing().inputSize()).isEqualTo(224);
      assertThat(network.preprocessing().resize()).isEqualTo(256);
    }
  }

  @Test
  void labelsComeFromTheFileGiven() throws Exception {
    StoredRun run = trained();
    Path labels = Files.writeString(folder.resolve("mine.json"), "[\"oben\",\"mitte\",\"unten\"]");

    try (TrainedNetwork network =
        TrainedNetwork.ofWeights(engine, run.bestWeights(), null, labels)) {
      assertThat(network.labels()).containsExactly("oben", "mitte", "unten");
    }
  }

  @Test
  void labelsThatAreTooFewAreRefused() throws Exception {
    StoredRun run = trained();
    Path labels = Files.writeString(folder.resolve("mine.json"), "[\"oben\"]");

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TrainedNetwork.ofWeights(engine, run.bestWeights(), null, labels))
        .satisfies(
            problem -> assertThat(problem.what(Messages.ENGLISH)).contains("1 names", "3 classes"));
  }

  @Test
  void weightsOfAnotherNetworkAreRefusedWithTheTensorsNamed() throws Exception {
    Path file = randomWeights(new NetworkSettings("resnet20", 32, 10, 1, false), Map.of());

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TrainedNetwork.ofWeights(engine, file, "vgg11", null))
        .satisfies(
            problem -> assertThat(problem.what(Messages.ENGLISH)).contains("features.0.weight"));
  }

  @Test
  void aFileWhoseTensorsFitTwoNetworksNeedsAName() throws Exception {
    Path file = randomWeights(new NetworkSettings("resnet20", 32, 10, 1, false), Map.of());

    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TrainedNetwork.ofWeights(engine, file, null, null))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("weights.ambiguous"));
  }

  /** Both ResNet-50s have the same tensors; only the strides differ. */
  @ParameterizedTest
  @CsvSource({"resnet50_v1, resnet50", "resnet50, resnet50_v1"})
  void weightsThatNameTheirNetworkAreNotUsedAsAnothers(String named, String wanted)
      throws Exception {
    Path file =
        randomWeights(
            new NetworkSettings(named, 64, 10, 0.125, false),
            Map.of("architecture", named, "input_size", "64"));
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TrainedNetwork.ofWeights(engine, file, wanted, null))
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("weights.other");
              assertThat(problem).hasMessageContaining(named + ", not of " + wanted);
            });
    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, named, null)) {
      assertThat(network.architecture().name()).isEqualTo(named);
    }
  }

  @Test
  void anOwnNetworksWeightsBringItAlong() throws Exception {
    Architecture own = ownNetwork();
    Path file =
        write(
            own,
            Map.of(
                "architecture",
                "mine",
                "input_size",
                "32",
                WeightMetadata.DEFINITION,
                ArchitectureJson.write(own)));
    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, null, null)) {
      assertThat(network.architecture()).isEqualTo(own);
    }
  }

  @Test
  void weightsThatAnotherProgramDescribesAreKnownByTheirTensors() throws Exception {
    Path file =
        randomWeights(
            new NetworkSettings("resnet18", 64, 10, 0.25, false),
            Map.of(
                "architecture",
                "resnet18.tv_in1k",
                "mean",
                "imagenet",
                "input_size",
                "[3, 64, 64]"));
    try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, file, null, null)) {
      assertThat(network.architecture().name()).isEqualTo("resnet18");
      assertThat(network.preprocessing()).isEqualTo(Preprocessing.usual(32));
      assertThat(network.notes().stream().map(note -> note.text(Messages.ENGLISH)))
          .anyMatch(note -> note.contains("architecture") && note.contains("resnet18.tv_in1k"))
          .anyMatch(note -> note.contains("mean") && note.contains("imagenet"));
    }
  }

  /** As earlier versions wrote them: the file says "mine" and its images, and no more. */
  @Test
  void anOwnNetworksWeightsAreKnownBesideTheirRun() throws Exception {
    Architecture own = ownNetwork();
    Path file = write(own, new WeightMetadata("mine", null, Preprocessing.usual(32)).toMap());
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TrainedNetwork.ofWeights(engine, file, null, null))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("weights.unknown-architecture"));

    RunRecord record = RunSamples.record(RunState.FINISHED);
    try (RunFolder run =
        new RunStore(folder.resolve("runs")).create(RunSamples.ofOwnNetwork(record, own))) {
      Path moved = Files.move(file, run.path().resolve("best.safetensors"));
      try (TrainedNetwork network = TrainedNetwork.ofWeights(engine, moved, null, null)) {
        assertThat(network.architecture()).isEqualTo(own);
        assertThat(network.labels()).isEqualTo(record.labels());
      }
    }
  }

  @Test
  void anOwnNetworksWeightsAreNotUsedAsAPublishedNetworks() throws Exception {
    Architecture own = ownNetwork();
    Path file =
        write(
            own,
            Map.of("architecture", "mine", WeightMetadata.DEFINITION, ArchitectureJson.write(own)));
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TrainedNetwork.ofWeights(engine, file, "resnet20", null))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("weights.other"));
  }

  private static Architecture ownNetwork() throws UserProblem {
    return Draft.of(Catalogue.build(new NetworkSettings("resnet20", 32, 3, 0.25, false)))
        .renamed("mine")
        .build();
  }

  private Path write(Architecture architecture, Map<String, String> metadata) throws UserProblem {
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(file, new Weights(new SoftmaxNetwork(architecture).weights(), metadata));
    return file;
  }

  private StoredRun trained() throws UserProblem {
    return new Training(engine, new RunStore(folder.resolve("runs")))
        .run(
            RunSamples.settings(),
            ToyData.dataset(96, 30),
            new TrainingListener() {},
            new TrainingControl());
  }

  private Path randomWeights(NetworkSettings settings, Map<String, String> metadata)
      throws UserProblem {
    Map<String, Tensor> tensors =
        new HashMap<>(new SoftmaxNetwork(Catalogue.build(settings)).weights());
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(file, new Weights(tensors, metadata));
    return file;
  }
}
