package cnnlab.diagram.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Lays levels out, equal levels only once as long as they are remembered. */
final class LevelLayout {
  /** Between neighbors in a row. */
  static final double GAP = 22;

  static final double BETWEEN_ROWS = 24;

  /** How much nearer the lower border is to the last row than another row would be. */
  static final double EXIT_RAISED = 12;

  private static final int MOST_KNOWN = 1000;

  /** Of all diagrams laid out lately: to open a block leaves all other levels as they were. */
  private static final Map<LevelGraph, LevelPlacement> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<LevelGraph, LevelPlacement> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  private final BooleanSupplier givenUp;

  /**
   * @param givenUp asked now and then whether to stop
   */
  LevelLayout(BooleanSupplier givenUp) {
    this.givenUp = givenUp;
  }

  LevelPlacement place(LevelGraph level) {
    if (givenUp.getAsBoolean()) {
      throw new CancellationException();
    }
    LevelPlacement placement = KNOWN.get(level);
    if (placement == null) {
      placement = ChainLayout.place(level).orElseGet(() -> new ElkLevel(level, givenUp).place());
      KNOWN.put(level, placement);
    }
    return placement;
  }
}
