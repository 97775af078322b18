package cnnlab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataOverview;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.export.Framework;
import cnnlab.files.Folders;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.MutatedRun;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import cnnlab.weights.LabelsFile;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.keras.KerasFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All readers of the lab that are given files from elsewhere. */
final class MutatedReaders {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final RgbImage IMAGE = new RgbImage(9, 8, new byte[9 * 8 * 3]);

  private MutatedReaders() {}

  /**
   * Every one. A new format of weights needs no more than its ending here; a new reader of another
   * kind is a line.
   *
   * @param scratch for files that are written on the way
   */
  static List<MutatedReader> all(Path scratch) throws Exception {
    Map<String, byte[]> images = Corpus.images();
    Map<String, byte[]> run =
        MutatedRun.files(
            scratch.resolve("runs"), Corpus.network(), Corpus.weights(Corpus.network()));
    return List.of(
        images("JPEG", "jpg"),
        images("PNG", "png"),
        images("GIF", "gif"),
        images("BMP", "bmp"),
        images("WebP", "webp"),
        new MutatedReader("IDX", Corpus.idx(), true, file -> open(file.resolveSibling(""))),
        new MutatedReader("CIFAR", Corpus.cifar(), true, file -> open(file.resolveSibling(""))),
        new MutatedReader("zip", Map.of("pets.zip", Corpus.zip(images)), MutatedReaders::open),
        new MutatedReader("tar", Map.of("pets.tar", Corpus.tar(images)), MutatedReaders::open),
        new MutatedReader(
            "tar.gz", Map.of("pets.tar.gz", Corpus.gzip(Corpus.tar(images))), MutatedReaders::open),
        weights("safetensors", written(scratch, "safetensors")),
        weights("PyTorch", written(scratch, "pth")),
        weights("ONNX", written(scratch, "onnx")),
        weights("DL4J", written(scratch, "zip")),
        new MutatedReader("Keras", keras(scratch), MutatedReaders::tensors),
        new MutatedReader(
            "ONNX, as others write them",
            Corpus.resources("weights/onnx", name -> !name.equals("unknown.onnx")),
            true,
            MutatedReaders::tensors),
        new MutatedReader(
            "PyTorch, as it writes them",
            Corpus.resources("weights/pytorch", name -> true),
            MutatedReaders::tensors),
        new MutatedReader(
            "safetensors, other types",
            Corpus.resources("weights/safetensors", name -> true),
            MutatedReaders::tensors),
        new MutatedReader(
            "labels.json",
            Corpus.texts(Map.of("labels.json", "[\"cat\", \"dog\"]")),
            file -> assertThat(LabelsFile.read(file)).doesNotContainNull()),
        new MutatedReader(
            "architecture",
            Map.of(
                "own.json",
                ArchitectureJson.write(Corpus.network()).getBytes(StandardCharsets.UTF_8)),
            MutatedReaders::architecture),
        new MutatedReader("run", run, true, file -> run(file.resolveSibling(""))),
        new MutatedReader(
            "run archive", Map.of("a.cnnrun", Corpus.zip(run)), file -> archive(file, scratch)));
  }

  private static MutatedReader images(String name, String ending) throws IOException {
    return new MutatedReader(
        name,
        Corpus.resources("data/image", it -> it.endsWith(ending) && !it.startsWith("endless")),
        MutatedReaders::image);
  }

  private static void image(Path file) throws UserProblem {
    RgbImage image = Images.read(file);
    assertThat(image.rgb()).hasSize(3 * image.width() * image.height());
  }

  private static MutatedReader weights(String name, Map<String, byte[]> files) {
    return new MutatedReader(name, files, MutatedReaders::predict);
  }

  private static Map<String, byte[]> written(Path scratch, String ending) throws Exception {
    Path file = Files.createDirectories(scratch).resolve("written." + ending);
    Map<String, byte[]> files = new TreeMap<>();
    boolean says = !ending.equals("pth"); // which network it is of
    for (Architecture network :
        says ? List.of(Corpus.network(), Corpus.published()) : List.of(Corpus.published())) {
      WeightFile.write(
          file,
          new SavedWeights(Corpus.weights(network), Corpus.metadata(network), network, false));
      files.put(network.name() + "." + ending, Files.readAllBytes(file));
    }
    return files;
  }

  private static Map<String, byte[]> keras(Path scratch) throws Exception {
    KerasFiles keras = new KerasFiles();
    keras.vgg(3);
    Map<String, byte[]> files = new TreeMap<>();
    for (String layout : List.of("older", "newer", "zip")) {
      Path file = keras.write(scratch, layout);
      files.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return files;
  }

  private static void predict(Path file) throws UserProblem {
    try (TrainedNetwork network = TrainedNetwork.ofWeights(ENGINE, file, null, null)) {
      requireNumbers(network);
    }
  }

  private static void tensors(Path file) throws UserProblem {
    Weights weights = WeightFile.read(file, Arena.ofAuto());
    FiniteValues.require(file, weights);
    weights.tensors().forEach((name, tensor) -> assertThat(size(tensor)).as(name).isNotNegative());
  }

  private static long size(Tensor tensor) {
    long size =
        tensor.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    assertThat((long) tensor.data().remaining()).isEqualTo(size);
    return size;
  }

  private static void requireNumbers(TrainedNetwork network) throws UserProblem {
    List<Prediction> predictions = network.predict(IMAGE, network.labels().size());
    assertThat(predictions)
        .allSatisfy(each -> assertThat(each.probability()).as("NaN answer").isBetween(0.0, 1.001));
  }

  private static void open(Path place) throws UserProblem {
    Dataset data = Datasets.open(place.toString()).split(new Splitting(0.25, TestUse.AT_END, 1));
    for (Split split : data.splits()) {
      for (int i = 0; i < split.size(); i++) {
        assertThat(split.label(i)).isBetween(0, data.labels().size() - 1);
      }
    }
    DataOverview.of(data);
  }

  private static void architecture(Path file) throws Exception {
    Architecture network =
        Catalogue.build(Catalogue.entry(file.toString()).settings().withAuxiliary(true));
    Analysis.of(network);
    for (Framework framework : Framework.values()) {
      framework.write(network);
    }
    assertThat(ArchitectureJson.read(ArchitectureJson.write(network))).isEqualTo(network);
    assertThat(Draft.of(network).problem()).isEmpty();
  }

  private static void run(Path folder) throws UserProblem {
    StoredRun run = new RunStore(folder.resolveSibling("")).open(folder);
    run.history();
    run.skipped();
    run.bestEpoch();
    var confusion = run.confusion();
    if (confusion.isPresent()) {
      recalls(confusion.get());
    }
    MutatedRun.use(run);
    try (TrainedNetwork network = TrainedNetwork.ofRun(ENGINE, run)) {
      requireNumbers(network);
    }
    MutatedRun.resume(run);
  }

  private static void recalls(ConfusionMatrix confusion) {
    for (int label = 0; label < confusion.labels().size(); label++) {
      double recall = confusion.recall(label);
      assertThat(Double.isNaN(recall) || (recall >= 0 && recall <= 1)).isTrue();
    }
  }

  private static void archive(Path file, Path scratch) throws Exception {
    Path root = scratch.resolve("imported");
    Folders.delete(root);
    RunStore store = new RunStore(root);
    run(store.importRun(file));
    assertThat(store.listing().runs()).hasSize(1);
  }
}
