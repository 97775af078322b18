package cnnlab.weights.file;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.ForeignMetadata;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.dl4j.Dl4jFormat;
import cnnlab.weights.keras.KerasFormat;
import cnnlab.weights.onnx.OnnxFormat;
import cnnlab.weights.pytorch.PytorchFormat;
import cnnlab.weights.safetensors.SafetensorsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A weight file of any format: read by what is in it, written as its name ends. */
public final class WeightFile {
  private static final List<WeightFormat> FORMATS =
      List.of(
          new SafetensorsFormat(),
          new KerasFormat(),
          new Dl4jFormat(),
          new PytorchFormat(),
          new OnnxFormat());

  /** Endings that such files usually have. */
  public static final List<String> ENDINGS =
      FORMATS.stream().flatMap(format -> format.endings().stream()).toList();

  private static final int FIRST_BYTES = 64;

  /** An ending that files of other kinds have as well. */
  private static final String ZIP = "zip";

  private WeightFile() {}

  /**
   * Reads the weights of a file, without what another program says of them under this one's keys.
   * Their values may stay on disk until they are touched.
   *
   * @param memory shared; what of the file is mapped, and so its weights, live as long as this
   * @throws UserProblem where the file is none of the formats, or is damaged
   */
  public static Weights read(Path file, Arena memory) throws UserProblem {
    FileProblem.requireReachable(file);
    if (!Files.isRegularFile(file)) {
      throw UserProblem.of("weights.missing", file).at(file.toString());
    }
    byte[] first = first(file);
    if (first.length == 0) {
      throw UserProblem.of("file.empty", file.getFileName()).at(file.toString());
    }
    MemorySegment segment = MemorySegment.ofArray(first);
    for (WeightFormat format : FORMATS) {
      if (format.begins(segment)) {
        Weights read = ForeignMetadata.inOwnTerms(format.read(file, memory));
        WeightMetadata.require(file, read.metadata());
        return read;
      }
    }
    throw UserProblem.of(unknown(first), file.getFileName()).at(file.toString());
  }

  private static byte[] first(Path file) throws UserProblem {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FIRST_BYTES);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** What a file is that people take for weights. */
  private static String unknown(byte[] first) {
    String text = new String(first, StandardCharsets.ISO_8859_1).stripLeading();
    if (text.startsWith("version https://git-lfs")) {
      return "weights.pointer";
    }
    return text.startsWith("<") ? "weights.page" : "weights.unknown-format";
  }

  /** Whether a file's name is that of a weight file. */
  public static boolean isName(Path file) {
    return ENDINGS.contains(ending(file));
  }

  /**
   * Whether a file is to be taken for weights: it is called as no other file is, or has the content
   * of such, whatever it is called. Only reading tells whether it is sound.
   */
  public static boolean isOne(Path file) {
    if (isName(file) && !ending(file).equals(ZIP)) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      MemorySegment first = MemorySegment.ofArray(first(file));
      return FORMATS.stream().anyMatch(format -> format.isSurely(first));
    } catch (UserProblem unreadable) {
      return false;
    }
  }

  /** The formats that are written here. */
  public static List<WeightFormat> written() {
    return FORMATS.stream().filter(WeightFormat::isWritten).toList();
  }

  /** The format that the ending of a file's name stands for. */
  public static WeightFormat format(Path file) throws UserProblem {
    String ending = ending(file);
    return FORMATS.stream()
        .filter(format -> format.endings().contains(ending))
        .findFirst()
        .orElseThrow(
            () -> UserProblem.of("weights.ending", file.getFileName()).at(file.toString()));
  }

  /**
   * Writes float32 values in the format that the ending of the name stands for.
   *
   * @throws UserProblem where it stands for none, or the format needs to know more
   */
  public static void write(Path file, SavedWeights weights) throws UserProblem {
    format(file).write(file, weights);
  }

  /** Writes tensors alone. */
  public static void write(Path file, TensorSource tensors, Map<String, String> metadata)
      throws UserProblem {
    write(file, new SavedWeights(tensors, metadata));
  }

  /** Whether a file is one that says its network. */
  public static boolean holdsNetwork(Path file) {
    String ending = ending(file);
    return isOne(file)
        && FORMATS.stream()
            .anyMatch(format -> format.holdsNetwork() && format.endings().contains(ending));
  }

  private static String ending(Path file) {
    String name = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
