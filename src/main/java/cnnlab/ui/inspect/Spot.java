package cnnlab.ui.inspect;

/** One value of a tile; all counted from 0. */
record Spot(int tile, int row, int column) {}
