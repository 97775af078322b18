package cnnlab.weights.graph;

import cnnlab.arch.Architecture;
import cnnlab.files.FileProblem;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A format whose files say the network that computes with their tensors. */
public abstract class NetworkFormat implements WeightFormat {

  /**
   * A file as it is read.
   *
   * @param content all of it, mapped for as long as {@code memory}
   * @param withParameters whether the network's parameters are wanted, too
   */
  public record Content(
      Path file, MemorySegment content, MemoryBudget budget, Arena memory, boolean withParameters) {

    /** What its network is called: the file's name without the ending. */
    public String name() {
      return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
  }

  private final String damaged;

  /**
   * A format.
   *
   * @param damaged key of the problem that a file of it is damaged, with its name and in what
   */
  protected NetworkFormat(String damaged) {
    this.damaged = damaged;
  }

  /** What a file holds, as layers. */
  protected abstract ImportedNetwork imported(Content content)
      throws MalformedContent, MalformedMessage, IOException, UserProblem;

  /** Writes a network and its weights. */
  protected abstract void write(Path file, Architecture network, SavedWeights weights)
      throws UserProblem;

  @Override
  public final Weights read(Path file, Arena memory) throws UserProblem {
    return opened(file, true, memory).weights(file);
  }

  @Override
  public final HeldNetwork network(Path file) throws UserProblem {
    try (Arena memory = Arena.ofShared()) {
      return opened(file, false, memory).held(file);
    }
  }

  private ImportedNetwork opened(Path file, boolean withParameters, Arena memory)
      throws UserProblem {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory);
      return imported(new Content(file, content, new MemoryBudget(size), memory, withParameters));
    } catch (MalformedContent | MalformedMessage | ArithmeticException e) {
      throw UserProblem.of(damaged, file.getFileName(), String.valueOf(e.getMessage()))
          .at(file.toString())
          .causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  @Override
  public final boolean holdsNetwork() {
    return true;
  }

  @Override
  public final void write(Path file, SavedWeights weights) throws UserProblem {
    Architecture network = weights.network();
    if (network == null) {
      throw UserProblem.of("weights.needs-network", file.getFileName()).at(file.toString());
    }
    write(file, network, weights);
  }
}
