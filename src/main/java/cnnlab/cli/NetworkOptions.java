package cnnlab.cli;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which network, and what is chosen about it; what is not given is as published. */
final class NetworkOptions {
  @Parameters(paramLabel = "NAME", description = "A network; 'cnnlab list' names them.")
  private String name = "";

  @Option(names = "--input", paramLabel = "N", description = "Side of the image in pixels.")
  private @Nullable Integer input;

  @Option(names = "--classes", paramLabel = "N", description = "Number of classes.")
  private @Nullable Integer classes;

  @Option(names = "--width", paramLabel = "X", description = "Multiplier on all channels.")
  private double width = 1;

  @Mixin private AuxiliaryOption auxiliary = new AuxiliaryOption();

  /**
   * The settings that were given.
   *
   * @param err is told of what does not apply to the network
   * @throws UserProblem if there is no network of this name
   */
  NetworkSettings settings(PrintWriter err) throws UserProblem {
    Entry entry = Catalogue.entry(name);
    NetworkSettings published = entry.settings();
    return new NetworkSettings(
        name,
        input == null ? published.inputSize() : input,
        classes == null ? published.classes() : classes,
        width,
        auxiliary.of(entry, err));
  }
}
