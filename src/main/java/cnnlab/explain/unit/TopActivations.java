package cnnlab.explain.unit;

import cnnlab.arch.Shape;
import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.image.Split;
import cnnlab.data.image.SplitHash;
import cnnlab.data.image.Subset;
import cnnlab.data.image.WatchedSplit;
import cnnlab.engine.Network.Activation;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which images of a data set excite each unit of a layer most, and which least, by the largest
 * value of its map. It is kept in a file and read from there as long as weights and images are the
 * same.
 */
public final class TopActivations {
  /** Images kept of each unit. */
  public static final int MOST = 100;

  private static final int LEAST = 16;
  private static final int BATCH = 16;

  private final Ranking most;
  private final Ranking least;

  private TopActivations(Ranking most, Ranking least) {
    this.most = most;
    this.least = least;
  }

  /** Hears how far it is, on the thread that works. */
  public interface Listener {
    /** Returns whether to go on. */
    boolean progress(int done, int all);
  }

  /**
   * Reads the ranking, or looks at every image.
   *
   * @param weights SHA-256 of the network's weight file
   * @param folder where rankings of this network and these images are kept, a file for each layer
   * @return empty where the listener wished for the end
   */
  public static Optional<TopActivations> of(
      TrainedNetwork network,
      String weights,
      Split split,
      String layer,
      Path folder,
      Listener listener)
      throws UserProblem {
    Path file = folder.resolve(layer.replaceAll("[^A-Za-z0-9._-]", "_") + ".units");
    String subject = weights + "/" + SplitHash.of(split) + "/" + layer;
    try {
      Optional<TopActivations> known = read(file, subject);
      if (known.isPresent()) {
        return known;
      }
      Optional<TopActivations> found = look(network, split, layer, listener);
      if (found.isPresent()) {
        Files.createDirectories(folder);
        found.get().write(file, subject);
      }
      return found;
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** The images that excite a unit most, the strongest first. */
  public List<Excitation> most(int channel, int count) {
    return most.of(channel, count);
  }

  /** The images that excite it least, the weakest first. */
  public List<Excitation> least(int channel, int count) {
    return least.of(channel, count).stream()
        .map(found -> new Excitation(found.image(), -found.value(), found.row(), found.column()))
        .toList();
  }

  private static Optional<TopActivations> look(
      TrainedNetwork network, Split split, String layer, Listener listener) throws UserProblem {
    Ranking most = null;
    Ranking least = null;
    for (int first = 0; first < split.size(); first += BATCH) {
      if (!listener.progress(first, split.size())) {
        return Optional.empty();
      }
      int[] part = IntStream.range(first, Math.min(first + BATCH, split.size())).toArray();
      WatchedSplit watched = new WatchedSplit(new Subset(split, part), new ConcurrentHashMap<>());
      @Nullable Batch batch = batch(network, watched, part.length);
      if (batch == null || batch.size() == 0) {
        continue;
      }
      Activation maps =
          Objects.requireNonNull(
              network.activations(batch, Set.of(layer), List.of()).get(layer), layer);
      int channels = maps.shape().channels();
      most = most == null ? new Ranking(channels, MOST) : most;
      least = least == null ? new Ranking(channels, LEAST) : least;
      int row = 0;
      for (int i = 0; i < part.length; i++) {
        if (!watched.problems().containsKey(i)) {
          rank(maps, row++, part[i], most, least);
        }
      }
    }
    boolean _ = listener.progress(split.size(), split.size());
    return most == null || least == null
        ? Optional.empty()
        : Optional.of(new TopActivations(most, least));
  }

  private static @Nullable Batch batch(TrainedNetwork network, WatchedSplit part, int size)
      throws UserProblem {
    try (BatchLoader loader = BatchLoader.inOrder(part, network.preprocessing(), size)) {
      return loader.next();
    }
  }

  private static void rank(Activation maps, int example, int image, Ranking most, Ranking least) {
    int channels = maps.shape().channels();
    int each = Math.toIntExact(maps.shape().elements());
    int places = each / channels;
    int width = maps.shape() instanceof Shape.FeatureMap(_, _, int columns) ? columns : 1;
    for (int channel = 0; channel < channels; channel++) {
      int from = example * each + channel * places;
      int best = from;
      for (int i = from; i < from + places; i++) {
        best = maps.values()[i] > maps.values()[best] ? i : best;
      }
      int place = best - from;
      float value = maps.values()[best];
      most.add(channel, new Excitation(image, value, place / width, place % width));
      least.add(channel, new Excitation(image, -value, place / width, place % width));
    }
  }

  private void write(Path file, String subject) throws IOException {
    AtomicFile.write(
        file,
        channel -> {
          DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
          out.writeUTF(subject);
          most.write(out);
          least.write(out);
          out.flush();
        });
  }

  /** Of other weights or images, or cut off, it is none. */
  private static Optional<TopActivations> read(Path file, String subject) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readUTF().equals(subject)
          ? Optional.of(new TopActivations(Ranking.read(in), Ranking.read(in)))
          : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }
}
