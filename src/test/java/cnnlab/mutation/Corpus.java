package cnnlab.mutation;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Sound files, small, of every kind that the lab reads. */
final class Corpus {
  private static final Path RESOURCES = Path.of("src/test/resources/cnnlab");

  private Corpus() {}

  /** The files of a folder of the test's resources. */
  static Map<String, byte[]> resources(String folder, Predicate<String> which) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      Map<String, byte[]> found = new TreeMap<>();
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file) && which.test(name)) {
          found.put(name, Files.readAllBytes(file));
        }
      }
      return found;
    }
  }

  /** A class of light and one of dark images. */
  static Map<String, byte[]> images() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, 0, 0xff0000 + i);
      if (i % 2 == 0) {
        image.getGraphics().fillRect(1, 1, 6, 6);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      files.put((i % 2 == 0 ? "light/" : "dark/") + i + ".png", out.toByteArray());
    }
    return files;
  }

  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** MNIST's files: ten images of 5 x 4. */
  static Map<String, byte[]> idx() {
    byte[] images = new byte[16 + 10 * 20];
    ByteBuffer.wrap(images).putInt(0x803).putInt(10).putInt(5).putInt(4);
    byte[] labels = new byte[8 + 10];
    ByteBuffer.wrap(labels).putInt(0x801).putInt(10);
    for (int i = 0; i < 10; i++) {
      labels[8 + i] = (byte) (i % 2);
      Arrays.fill(images, 16 + i * 20, 36 + i * 20, (byte) (i * 25));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("train-images-idx3-ubyte", images);
    files.put("train-labels-idx1-ubyte", labels);
    files.put("t10k-images-idx3-ubyte.gz", gzip(images));
    files.put("t10k-labels-idx1-ubyte.gz", gzip(labels));
    files.put("labels.txt", "light\ndark\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** CIFAR-10's binary files, of four records each. */
  static Map<String, byte[]> cifar() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name :
        List.of(
            "data_batch_1",
            "data_batch_2",
            "data_batch_3",
            "data_batch_4",
            "data_batch_5",
            "test_batch")) {
      byte[] records = new byte[4 * 3073];
      new Random(1).nextBytes(records);
      for (int i = 0; i < 4; i++) {
        records[i * 3073] = (byte) i;
      }
      files.put(name + ".bin", records);
    }
    return files;
  }

  /** Each kind of layer that has weights, for images of 32 x 32 and three classes. */
  static Architecture network() throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String conv = graph.conv("conv", graph.input(3, 32, 32), 4, Window.same(3, 3), 1, true);
    String norm = graph.add("bn", new Op.BatchNorm(1e-5, 0.1), conv);
    String relu = graph.add("relu", new Op.Relu(), norm);
    String flat =
        graph.add("flat", new Op.Flatten(), graph.add("pool", new Op.AdaptiveAvgPool(1, 1), relu));
    return graph
        .head(graph.add("fc", new Op.Linear(3, true), flat), 1)
        .build("small", "form.own", new Paper("none", "none"));
  }

  /** One that is recognized by its tensors, narrow. */
  static Architecture published() throws UserProblem {
    return Catalogue.build(new NetworkSettings("lenet5", 32, 3, 0.5, false));
  }

  static TensorSource weights(Architecture network) throws UserProblem {
    Random random = new Random(1);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec spec : Tensors.of(network)) {
      float[] values = new float[Math.toIntExact(spec.elements())];
      for (int i = 0; i < values.length; i++) {
        values[i] = spec.name().endsWith("running_var") ? 1 : (float) random.nextGaussian();
      }
      tensors.put(spec.name(), new Tensor(spec.shape(), FloatBuffer.wrap(values)));
    }
    return TensorSource.of(tensors);
  }

  static Map<String, String> metadata(Architecture network) throws UserProblem {
    Map<String, String> metadata =
        new WeightMetadata(network.name(), "pets", Preprocessing.usual(32)).toMap();
    if (network.equals(network())) {
      metadata.put(WeightMetadata.DEFINITION, ArchitectureJson.write(network));
    }
    return metadata;
  }

  static Map<String, byte[]> texts(Map<String, String> files) {
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, it -> it.getValue().getBytes(StandardCharsets.UTF_8)));
  }
}
