package cnnlab.data.image;

import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Image files with their classes, each decoded when asked for.
 *
 * @param files of the examples, by their places in the tree's list
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record FileSplit(FileTree tree, int[] files, int[] labels) implements Split {

  /**
   * Of files that are read when they are asked for.
   *
   * @param examples each with its label in the upper and its file in the lower half
   */
  public static FileSplit of(FileTree tree, long[] examples) {
    return new FileSplit(
        tree,
        Arrays.stream(examples).mapToInt(example -> (int) example).toArray(),
        Arrays.stream(examples).mapToInt(example -> (int) (example >> Integer.SIZE)).toArray());
  }

  @Override
  public int size() {
    return files.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String name(int index) {
    return tree.files().get(files[index]);
  }

  @Override
  public long bytes(int index) throws UserProblem {
    try {
      return tree.bytes(name(index));
    } catch (IOException e) {
      throw unreadable(index, e);
    }
  }

  @Override
  public long digest(int index, MessageDigest digest) throws UserProblem {
    try (InputStream in = new DigestInputStream(tree.open(name(index)), digest)) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(index, e);
    }
  }

  private UserProblem unreadable(int index, IOException why) {
    String file = name(index);
    return UserProblem.of("data.unreadable", file).at(tree.where(file)).causedBy(why);
  }

  @Override
  public RgbImage image(int index) throws UserProblem {
    return Images.read(tree, tree.files().get(files[index]));
  }
}
