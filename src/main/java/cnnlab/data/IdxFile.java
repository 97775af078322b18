package cnnlab.data;

import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of MNIST's format: two zero bytes, the type of the values, the number of dimensions, the
 * dimensions as big-endian 32-bit numbers, then the values. Packed by gzip or not.
 *
 * @param dimensions examples first
 * @param values unsigned bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record IdxFile(int[] dimensions, byte[] values) {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  /** Reads a file whose values must have {@code rank} dimensions. */
  static IdxFile read(FileTree tree, String file, int rank) throws UserProblem {
    String where = tree.where(file);
    try (InputStream raw = new BufferedInputStream(tree.open(file));
        DataInputStream in = new DataInputStream(unpacked(raw))) {
      if (in.readInt() != (UNSIGNED_BYTES << 8 | rank)) {
        throw UserProblem.of("data.idx.magic", file, rank).at(where);
      }
      int[] dimensions = new int[rank];
      long size = 1;
      for (int i = 0; i < rank; i++) {
        dimensions[i] = in.readInt();
        size *= dimensions[i];
        if (size < 0 || size > LARGEST) {
          throw UserProblem.of("data.idx.magic", file, rank).at(where);
        }
      }
      byte[] values = in.readNBytes((int) size);
      if (values.length < size) {
        throw truncated(file, where, new EOFException());
      }
      if (in.read() >= 0) { // also makes gzip compare its check sum
        throw UserProblem.of("data.idx.magic", file, rank).at(where);
      }
      return new IdxFile(dimensions, values);
    } catch (EOFException | ZipException e) {
      throw truncated(file, where, e);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file).at(where).causedBy(e);
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in)) : in;
  }

  private static UserProblem truncated(String file, String where, IOException cause) {
    return UserProblem.of("data.truncated", file).at(where).causedBy(cause);
  }
}
