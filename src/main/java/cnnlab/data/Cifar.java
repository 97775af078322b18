package cnnlab.data;

import cnnlab.data.image.MemorySplit;
import cnnlab.data.image.Split;
import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
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
  TEN(ClassNames.CIFAR_10, 1, "data_batch_[1-5]\\.bin", "data_batch_1.bin", "test_batch.bin"),
  HUNDRED(ClassNames.CIFAR_100, 2, "train\\.bin", "train.bin", "test.bin");

  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;

  /** The published files have up to 50,000 records; twice as many is still no mistake. */
  private static final int MOST_RECORDS = 100_000;

  private final String dataset;
  private final int header;
  private final String trainFiles;
  private final String firstTrainFile;
  private final String testFile;

  Cifar(String dataset, int header, String trainFiles, String firstTrainFile, String testFile) {
    this.dataset = dataset;
    this.header = header;
    this.trainFiles = trainFiles;
    this.firstTrainFile = firstTrainFile;
    this.testFile = testFile;
  }

  /** Which of them lies at the top of a tree. */
  static Optional<Cifar> in(FileTree tree) {
    return Stream.of(values())
        .filter(each -> tree.contains(each.firstTrainFile) || tree.contains(each.testFile))
        .findFirst();
  }

  DataParts read(FileTree tree) throws UserProblem {
    List<byte[]> train = new ArrayList<>();
    for (String file : tree.files()) {
      if (file.matches(trainFiles)) {
        train.add(records(tree, file));
      }
    }
    if (train.isEmpty() || !tree.contains(testFile)) {
      String missing = train.isEmpty() ? firstTrainFile : testFile;
      throw UserProblem.of("data.cifar.missing", missing, tree.where()).at(tree.where());
    }
    List<byte[]> test = List.of(records(tree, testFile));
    return new DataParts(dataset, ClassNames.of(dataset), split(train), null, split(test), SIDE);
  }

  private byte[] records(FileTree tree, String file) throws UserProblem {
    int record = header + PIXELS;
    String where = tree.where(file);
    byte[] records;
    try (InputStream in = tree.open(file)) {
      records = in.readNBytes(MOST_RECORDS * record + 1);
    } catch (EOFException | ZipException e) {
      throw UserProblem.of("data.truncated", file).at(where).causedBy(e);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file).at(where).causedBy(e);
    }
    if (records.length == 0
        || records.length % record != 0
        || records.length > MOST_RECORDS * record) {
      throw UserProblem.of("data.cifar.size", file, records.length, record).at(where);
    }
    int classes = ClassNames.of(dataset).size();
    for (int at = header - 1; at < records.length; at += record) {
      int label = records[at] & 0xff;
      if (label >= classes) {
        throw UserProblem.of("data.label-range", file, label, classes).at(where);
      }
    }
    return records;
  }

  private Split split(List<byte[]> files) {
    int record = header + PIXELS;
    int examples = files.stream().mapToInt(records -> records.length / record).sum();
    byte[] labels = new byte[examples];
    ByteBuffer pixels = ByteBuffer.allocate(examples * PIXELS);
    int example = 0;
    for (byte[] records : files) {
      for (int at = header; at < records.length; at += record, example++) {
        labels[example] = records[at - 1];
        pixels.put(records, at, PIXELS);
      }
    }
    return new MemorySplit(SIDE, SIDE, MemorySplit.Layout.PLANES, pixels.array(), labels);
  }
}
