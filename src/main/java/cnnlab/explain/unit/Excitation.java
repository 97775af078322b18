package cnnlab.explain.unit;

/**
 * How strongly an image excites a unit, at the place where it does so most.
 *
 * @param image its number in the split
 * @param row of the map; 0 of a vector
 */
public record Excitation(int image, float value, int row, int column) {}
