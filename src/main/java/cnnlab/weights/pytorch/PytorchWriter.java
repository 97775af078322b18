package cnnlab.weights.pytorch;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes a state dictionary as {@code torch.save} does since 1.6. */
final class PytorchWriter {
  private static final String FOLDER = "archive/";

  /** Of the zip's layout, as PyTorch numbers it. */
  private static final String VERSION = "3\n";

  /** Numbers begin at a multiple, so that they can be mapped. */
  private static final int ALIGNMENT = 64;

  private static final int CHUNK = 1 << 16;

  private PytorchWriter() {}

  static void write(Path file, TensorSource tensors) throws UserProblem {
    try {
      AtomicFile.write(
          file,
          channel -> {
            ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel);
            begin(zip, "data.pkl");
            zip.write(StatePickle.of(tensors.shapes()));
            zip.closeArchiveEntry();
            int key = 0;
            for (String name : tensors.shapes().keySet()) {
              begin(zip, "data/" + key++);
              writeFloats(zip, tensors.values(name));
              zip.closeArchiveEntry();
            }
            begin(zip, "version");
            zip.write(VERSION.getBytes(StandardCharsets.US_ASCII));
            zip.closeArchiveEntry();
            zip.finish();
          });
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static void begin(ZipArchiveOutputStream zip, String name) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setAlignment(ALIGNMENT);
    entry.setTime(0); // the same weights give the same file
    zip.putArchiveEntry(entry);
  }

  private static void writeFloats(ZipArchiveOutputStream zip, FloatBuffer values)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), chunk.capacity() / Float.BYTES);
      chunk.asFloatBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      zip.write(chunk.array(), 0, count * Float.BYTES);
    }
  }
}
