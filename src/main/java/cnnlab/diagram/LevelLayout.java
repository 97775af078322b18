package cnnlab.diagram;

import java.util.HashMap;
import java.util.Map;

/** Lays levels out, equal levels only once. */
final class LevelLayout {
  /** Between neighbours in a row. */
  static final double GAP = 22;

  static final double BETWEEN_ROWS = 24;

  /** How much nearer the lower border is to the last row than another row would be. */
  static final double EXIT_RAISED = 12;

  private final Map<LevelGraph, LevelPlacement> known = new HashMap<>();

  LevelPlacement place(LevelGraph level) {
    LevelPlacement placement = known.get(level);
    if (placement == null) {
      placement = ChainLayout.place(level).orElseGet(() -> new ElkLevel(level).place());
      known.put(level, placement);
    }
    return placement;
  }
}
