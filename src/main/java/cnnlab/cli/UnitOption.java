package cnnlab.cli;

import cnnlab.explain.unit.Unit;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import picocli.CommandLine.Option;

/** Which unit of a network. */
final class UnitOption {
  @Option(
      names = "--layer",
      required = true,
      paramLabel = "NAME",
      description = "The unit's layer, as cnnlab analyze names it.")
  private String layer = "";

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "K",
      description = "Its channel, or its place in a vector: the class, in the last layer; from 0.")
  private int unit;

  Unit of(TrainedNetwork network) throws UserProblem {
    return Unit.of(network.architecture(), layer, unit);
  }
}
