package cnnlab.data;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.files.Sha256;
import cnnlab.text.UserProblem;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * What shows only when every image of a data set is decoded.
 *
 * @param images looked at, of all splits
 * @param unreadable why some cannot be decoded, in their order; training leaves them out
 * @param twiceInTraining training images that equal an earlier one, pixel by pixel
 * @param twiceHeldBack validation and test images that equal an earlier one of these
 * @param shared validation and test images that are training images too, for which the network
 *     knows the answer by heart
 * @param contradictory images that equal an earlier one but are of another class
 * @param pairs the first examples of all these
 * @param leaks the validation and test images that are training images too, each after the training
 *     image; no more than {@value MOST_LEAKS}
 */
public record DataCheck(
    int images,
    List<UserProblem> unreadable,
    int twiceInTraining,
    int twiceHeldBack,
    int shared,
    int contradictory,
    List<Pair> pairs,
    List<Pair> leaks) {
  private static final int MOST_PAIRS = 12;
  private static final int MOST_LEAKS = 300;

  /** Is told how far the check is, on its thread. */
  public interface Progress {
    /** Whether to go on. */
    boolean at(int done, int all);
  }

  /**
   * An image of a split.
   *
   * @param split by its place in {@link Dataset#splits}, 0 for training
   */
  public record Example(int split, int index, int label) {
    private boolean training() {
      return split == 0;
    }
  }

  /** Two equal images. */
  public record Pair(Example first, Example second) {}

  /**
   * Decodes every image once; only hashes are kept.
   *
   * @throws CancellationException where the progress says no
   */
  public static DataCheck of(Dataset data, Progress progress) {
    Pass pass = new Pass(data, progress);
    for (int split = 0; split < data.splits().size(); split++) {
      pass.look(data.splits().get(split), split);
    }
    return new DataCheck(
        pass.done,
        List.copyOf(pass.unreadable),
        pass.twiceInTraining,
        pass.twiceHeldBack,
        pass.shared,
        pass.contradictory,
        List.copyOf(pass.pairs),
        List.copyOf(pass.leaks));
  }

  private static final class Pass {
    private final Progress progress;
    private final int all;
    private final MessageDigest digest;

    /** By the first half of the pixels' SHA-256, whose collisions nobody will live to see. */
    private final Map<Hash, Example> seen = new HashMap<>();

    private final List<UserProblem> unreadable = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Pair> leaks = new ArrayList<>();
    private int done;
    private int twiceInTraining;
    private int twiceHeldBack;
    private int shared;
    private int contradictory;

    Pass(Dataset data, Progress progress) {
      this.progress = progress;
      all = data.splits().stream().mapToInt(Split::size).sum();
      digest = Sha256.digest();
    }

    void look(Split split, int number) {
      for (int i = 0; i < split.size(); i++) {
        if (!progress.at(done, all)) {
          throw new CancellationException("Cancelled after " + done + " images");
        }
        try {
          compare(hash(split.image(i)), new Example(number, i, split.label(i)));
        } catch (UserProblem problem) {
          unreadable.add(problem);
        }
        done++;
      }
    }

    private Hash hash(RgbImage image) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(image.width()).flip());
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(image.rgb()));
      return new Hash(hash.getLong(), hash.getLong());
    }

    private void compare(Hash hash, Example example) {
      Example first = seen.putIfAbsent(hash, example);
      if (first == null) {
        return;
      }
      if (example.training()) {
        twiceInTraining++;
      } else if (first.training()) {
        shared++;
        if (leaks.size() < MOST_LEAKS) {
          leaks.add(new Pair(first, example));
        }
      } else {
        twiceHeldBack++;
      }
      if (first.label() != example.label()) {
        contradictory++;
      }
      if (pairs.size() < MOST_PAIRS) {
        pairs.add(new Pair(first, example));
      }
    }
  }

  private record Hash(long high, long low) {}
}
