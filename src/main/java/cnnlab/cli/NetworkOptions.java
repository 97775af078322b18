package cnnlab.cli;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import org.jspecify.annotations.Nullable;
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

  @Option(names = "--aux", description = "With auxiliary classifiers, where there are any.")
  private boolean auxiliary;

  /**
   * The settings that were given.
   *
   * @throws UserProblem if there is no network of this name
   */
  NetworkSettings settings() throws UserProblem {
    NetworkSettings published = Catalogue.entry(name).settings();
    return new NetworkSettings(
        name,
        input == null ? published.inputSize() : input,
        classes == null ? published.classes() : classes,
        width,
        auxiliary);
  }
}
