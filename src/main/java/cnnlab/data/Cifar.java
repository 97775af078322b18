package cnnlab.data;

import cnnlab.data.image.JoinedSplit;
import cnnlab.data.image.MemorySplit;
import cnnlab.data.image.Split;
import cnnlab.data.tree.FileTree;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * CIFAR-10 and CIFAR-100 in their binary versions. A record is the label, one byte (CIFAR-100: the
 * coarse label, which is passed over, then the fine one), and a red, a green and a blue plane of 32
 * x 32 bytes.
 */
enum Cifar {
  /** {@code data_batch_1.bin} to {@code data_batch_5.bin} for training. */
  TEN(
      ClassNames.CIFAR_10,
      1,
      "data_batch_[1-5]\\.bin",
      "data_batch_1.bin",
      "test_batch.bin",
      "batches.meta.txt"),
  HUNDRED(ClassNames.CIFAR_100, 2, "train\\.bin", "train.bin", "test.bin", "fine_label_names.txt");

  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;

  /** The published files have up to 50,000 records; twice as many is still no mistake. */
  private static final long MOST_RECORDS = 100_000;

  /** Records kept together in memory: three megabytes. */
  private static final int BLOCK = 1000;

  private static final int BUFFER = 1 << 16;

  /** A label is a byte. */
  private static final int MOST_CLASSES = 256;

  private final String dataset;
  private final int header;
  private final String trainFiles;
  private final String firstTrainFile;
  private final String testFile;
  private final String labelFile;

  Cifar(
      String dataset,
      int header,
      String trainFiles,
      String firstTrainFile,
      String testFile,
      String labelFile) {
    this.dataset = dataset;
    this.header = header;
    this.trainFiles = trainFiles;
    this.firstTrainFile = firstTrainFile;
    this.testFile = testFile;
    this.labelFile = labelFile;
  }

  /** Which of them lies at the top of a tree. */
  static Optional<Cifar> in(FileTree tree) {
    return Stream.of(values())
        .filter(each -> tree.contains(each.firstTrainFile) || tree.contains(each.testFile))
        .findFirst();
  }

  DataParts read(FileTree tree) throws UserProblem {
    List<String> labels = labels(tree);
    List<Split> train = new ArrayList<>();
    for (String file : tree.files()) {
      if (file.matches(trainFiles)) {
        train.addAll(blocks(tree, file, labels.size()));
      }
    }
    if (train.isEmpty() || !tree.contains(testFile)) {
      String missing = train.isEmpty() ? firstTrainFile : testFile;
      throw UserProblem.of("data.cifar.missing", missing, tree.where()).at(tree.where());
    }
    Split test = new JoinedSplit(blocks(tree, testFile, labels.size()));
    boolean own = !labels.equals(ClassNames.of(dataset));
    return new DataParts(
        own ? tree.name() : dataset, labels, new JoinedSplit(train), null, test, SIDE);
  }

  /** The set's own, or those of a set of someone else in the same form, as its file says. */
  private List<String> labels(FileTree tree) throws UserProblem {
    if (!tree.contains(labelFile)) {
      return ClassNames.of(dataset);
    }
    String where = tree.where(labelFile);
    try (InputStream in = tree.open(labelFile)) {
      List<String> said =
          LimitedFile.text(in, where, 1)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      boolean sound = said.size() >= 2 && said.size() <= MOST_CLASSES;
      return sound && !isPublished(said) ? said : ClassNames.of(dataset);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", labelFile).at(where).causedBy(e);
    }
  }

  /** CIFAR-100's file writes "aquarium_fish". */
  private boolean isPublished(List<String> said) {
    return said.stream().map(name -> name.replace('_', ' ')).toList().equals(spaced());
  }

  private List<String> spaced() {
    return ClassNames.of(dataset).stream().map(name -> name.replace('_', ' ')).toList();
  }

  /** The records of a file, in blocks as they come: the whole is never in memory twice. */
  private List<Split> blocks(FileTree tree, String file, int classes) throws UserProblem {
    byte[] record = new byte[header + PIXELS];
    String where = tree.where(file);
    requireLength(tree, file, record.length);
    List<Split> blocks = new ArrayList<>();
    int wrongLabel = -1;
    long bytes = 0;
    try (InputStream in = new BufferedInputStream(tree.open(file), BUFFER)) {
      ByteBuffer pixels = ByteBuffer.allocate(BLOCK * PIXELS);
      ByteBuffer labels = ByteBuffer.allocate(BLOCK);
      int got;
      while ((got = in.readNBytes(record, 0, record.length)) == record.length
          && bytes < MOST_RECORDS * got) {
        bytes += got;
        byte label = record[header - 1];
        wrongLabel = (label & 0xff) < classes ? wrongLabel : label & 0xff;
        labels.put(label);
        pixels.put(record, header, PIXELS);
        if (!labels.hasRemaining()) {
          blocks.add(block(pixels, labels));
          pixels = ByteBuffer.allocate(BLOCK * PIXELS);
          labels = ByteBuffer.allocate(BLOCK);
        }
      }
      bytes += got;
      if (labels.position() > 0) {
        blocks.add(block(pixels, labels));
      }
    } catch (EOFException | ZipException e) {
      throw UserProblem.of("data.truncated", file).at(where).causedBy(e);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file).at(where).causedBy(e);
    }
    if (!isLength(bytes, record.length)) {
      throw UserProblem.of("data.cifar.size", file, bytes, record.length).at(where);
    }
    if (wrongLabel >= 0) {
      throw UserProblem.of("data.label-range", file, wrongLabel, classes).at(where);
    }
    return blocks;
  }

  /** As told without reading it; a zip may tell what is not so. */
  private static void requireLength(FileTree tree, String file, int record) throws UserProblem {
    try {
      if (!isLength(tree.bytes(file), record)) {
        throw UserProblem.of("data.cifar.size", file, tree.bytes(file), record)
            .at(tree.where(file));
      }
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file).at(tree.where(file)).causedBy(e);
    }
  }

  private static boolean isLength(long bytes, int record) {
    return bytes > 0 && bytes % record == 0 && bytes <= MOST_RECORDS * record;
  }

  private static Split block(ByteBuffer pixels, ByteBuffer labels) {
    return new MemorySplit(SIDE, SIDE, MemorySplit.Layout.PLANES, written(pixels), written(labels));
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
