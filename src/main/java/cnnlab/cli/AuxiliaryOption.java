package cnnlab.cli;

import cnnlab.arch.catalogue.Entry;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Whether a network is wanted with its auxiliary classifiers. */
final class AuxiliaryOption {
  @Option(names = "--aux", description = "With auxiliary classifiers, where there are any.")
  private boolean wanted;

  /**
   * Whether the network gets them.
   *
   * @param err is told where it has none
   */
  boolean of(Entry entry, PrintWriter err) {
    if (wanted && !entry.auxiliary()) {
      err.println("--aux changes nothing: " + entry.title() + " has no auxiliary classifiers.");
      err.flush();
    }
    return wanted && entry.auxiliary();
  }
}
