package cnnlab.ui.inspect.image;

/** One value of a tile; all counted from 0. */
public record Spot(int tile, int row, int column) {}
