package cnnlab.explain.unit;

import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.data.image.Split;
import cnnlab.data.image.SplitHash;
import cnnlab.engine.Network.Activation;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Which images of a data set excite each unit of a layer most, and which least, by the largest
 * value of its map, or by the value at one place. It is kept in a file and read from there as long
 * as weights and images are the same.
 */
public final class TopActivations {
  /** Images kept of each unit, of either kind. */
  public static final int KEPT = 100;

  /** A layer of 4,096 units takes thirteen. */
  private static final int MOST_MEBIBYTES = 256;

  private final Ranking most;
  private final Ranking least;

  private TopActivations(Ranking most, Ranking least) {
    this.most = most;
    this.least = least;
  }

  /**
   * Reads the ranking, or looks at every image.
   *
   * @param weights SHA-256 of the network's weight file
   * @param place of the neurons that are ranked; null for whole channels
   * @param folder where rankings of this network and these images are kept, a file for each layer
   *     and place
   * @return empty where the listener wished for the end
   */
  public static Optional<TopActivations> of(
      TrainedNetwork network,
      String weights,
      Split split,
      String layer,
      Unit.@Nullable Place place,
      Path folder,
      SplitWalk.Listener listener)
      throws UserProblem {
    String at = place == null ? "" : "-" + place.row() + "-" + place.column();
    Path file = folder.resolve(layer.replaceAll("[^A-Za-z0-9._-]", "_") + at + ".units");
    String subject = KEPT + "/" + weights + "/" + SplitHash.of(split) + "/" + layer + at;
    try {
      Optional<TopActivations> known = read(file, subject);
      if (known.isPresent()) {
        return known;
      }
      Optional<TopActivations> found = look(network, split, layer, place, listener);
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
      TrainedNetwork network,
      Split split,
      String layer,
      Unit.@Nullable Place place,
      SplitWalk.Listener listener)
      throws UserProblem {
    int channels = Shapes.of(network.architecture()).get(layer).channels();
    Ranking most = new Ranking(channels, KEPT);
    Ranking least = new Ranking(channels, KEPT);
    boolean all =
        SplitWalk.walk(
            network,
            split,
            listener,
            (batch, images) -> {
              Activation maps =
                  Objects.requireNonNull(
                      network.activations(batch, Set.of(layer), List.of()).get(layer), layer);
              for (int row = 0; row < images.length; row++) {
                rank(maps, row, images[row], place, most, least);
              }
            });
    return all ? Optional.of(new TopActivations(most, least)) : Optional.empty();
  }

  private static void rank(
      Activation maps,
      int example,
      int image,
      Unit.@Nullable Place place,
      Ranking most,
      Ranking least) {
    Shape shape = maps.shape();
    int from = example * Math.toIntExact(shape.elements());
    int width = shape instanceof Shape.FeatureMap(_, _, int columns) ? columns : 1;
    for (int channel = 0; channel < shape.channels(); channel++) {
      Unit unit = new Unit("", channel, place);
      int first = from + unit.first(shape);
      int best = first;
      for (int i = first; i < first + unit.count(shape); i++) {
        best = maps.values()[i] > maps.values()[best] ? i : best;
      }
      int at = best - from - new Unit("", channel).first(shape);
      float value = maps.values()[best];
      most.add(channel, new Excitation(image, value, at / width, at % width));
      least.add(channel, new Excitation(image, -value, at / width, at % width));
    }
  }

  private void write(Path file, String subject) throws IOException {
    AtomicFile.write(
        file,
        channel -> {
          CheckedOutputStream checked =
              new CheckedOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel)), new CRC32());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeUTF(subject);
          most.write(out);
          least.write(out);
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
  }

  /** Of other weights or images, cut off or damaged, it is none. */
  private static Optional<TopActivations> read(Path file, String subject) {
    try {
      ByteBuffer content = ByteBuffer.wrap(LimitedFile.bytes(file, MOST_MEBIBYTES));
      int length = content.capacity() - Long.BYTES;
      CRC32 sum = new CRC32();
      sum.update(content.slice(0, length));
      if (sum.getValue() != content.getLong(length)) {
        return Optional.empty();
      }
      DataInput in = new DataInputStream(new ByteArrayInputStream(content.array(), 0, length));
      return in.readUTF().equals(subject)
          ? Optional.of(new TopActivations(Ranking.read(in), Ranking.read(in)))
          : Optional.empty();
    } catch (IOException | UserProblem | RuntimeException none) {
      return Optional.empty();
    }
  }
}
