package cnnlab.cli;

import cnnlab.explain.unit.Unit;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which unit of a network. */
final class UnitOption {
  @Option(
      names = "--layer",
      required = true,
      paramLabel = "NAME",
      description =
          "The unit's layer, as cnnlab analyze names it; a block (layer3) for its output.")
  private String layer = "";

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "K",
      description = "Its channel, or its place in a vector: the class, in the last layer; from 0.")
  private int unit;

  @Option(
      names = "--at",
      paramLabel = "ROW,COLUMN",
      split = ",",
      description =
          "Of a channel, only the neuron at this place of its map; from 0. Default: the whole map.")
  private int[] place = {};

  Unit of(TrainedNetwork network, CommandLine command) throws UserProblem {
    if ((place.length != 0 && place.length != 2) || Arrays.stream(place).anyMatch(at -> at < 0)) {
      throw new ParameterException(command, "--at takes a row and a column, as 3,5.");
    }
    return Unit.of(
        network.architecture(),
        layer,
        unit,
        place.length == 0 ? null : new Unit.Place(place[0], place[1]));
  }
}
