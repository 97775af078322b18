package cnnlab.explain.unit;

/**
 * A unit that another reads, or that reads another.
 *
 * @param weight the length of the kernel slice between them
 * @param sum of that slice's weights, whose sign says whether it mostly excites
 * @param contribution activation times gradient of the reading unit's mean, summed over all places;
 *     NaN where that was not asked for
 */
public record ConnectedUnit(Unit unit, double weight, double sum, double contribution) {

  ConnectedUnit with(double found) {
    return new ConnectedUnit(unit, weight, sum, found);
  }
}
