package cnnlab.engine.onednn;

import java.util.LinkedHashMap;
import java.util.function.IntFunction;

/** The programs for the last batch sizes seen: the usual one, and that of a smaller last batch. */
final class Recent<T extends AutoCloseable> implements AutoCloseable {
  private static final int KEPT = 2;

  private final LinkedHashMap<Integer, T> programs = new LinkedHashMap<>(KEPT, 1, true);
  private final IntFunction<T> maker;

  Recent(IntFunction<T> maker) {
    this.maker = maker;
  }

  T get(int batch) {
    T known = programs.get(batch);
    if (known != null) {
      return known;
    }
    if (programs.size() == KEPT) {
      close(programs.pollFirstEntry().getValue());
    }
    T made = maker.apply(batch);
    programs.put(batch, made);
    return made;
  }

  @Override
  public void close() {
    programs.values().forEach(Recent::close);
    programs.clear();
  }

  private static void close(AutoCloseable program) {
    try {
      program.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
