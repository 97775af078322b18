package cnnlab.engine.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.dnnl.global.dnnl;

/** A program in the making: steps in the order they are to run, and the memory each touches. */
final class Tape {
  private final List<Step> steps = new ArrayList<>();
  private final Set<Region> regions = new LinkedHashSet<>();
  private final Map<Region, List<Value>> conversions = new HashMap<>();
  private final Map<Region, float[]> constants = new LinkedHashMap<>();
  private final Set<Region> kept = new HashSet<>();
  private final Set<Region> shared = new HashSet<>();

  /** Starts a step that executes a primitive. */
  PrimitiveCall call(Primitive primitive) {
    return new PrimitiveCall(this, primitive);
  }

  /** Appends a step that touches these values. */
  void add(Step step, Value... touched) {
    for (Value value : touched) {
      use(value.region(), steps.size());
    }
    steps.add(step);
  }

  /** How many steps there are so far. */
  int length() {
    return steps.size();
  }

  /** The same values in another layout; copied at most once as long as they do not change. */
  Value as(Value value, Layout wanted) {
    if (value.layout().isSame(wanted)) {
      return value;
    }
    List<Value> known = conversions.computeIfAbsent(value.region(), _ -> new ArrayList<>());
    for (Value conversion : known) {
      if (conversion.layout().isSame(wanted)) {
        return conversion;
      }
    }
    Value conversion = Value.of(wanted);
    copy(value, conversion);
    known.add(conversion);
    return conversion;
  }

  /** Appends a copy, from one layout to the other. */
  void copy(Value from, Value to) {
    call(Primitive.reorder(from.layout(), to.layout()))
        .reads(dnnl.DNNL_ARG_FROM, from)
        .writes(dnnl.DNNL_ARG_TO, to)
        .add();
  }

  /** Values that never change. */
  Value constant(Layout layout, float... values) {
    Value value = Value.of(layout);
    constants.put(value.region(), values);
    use(value.region(), 0);
    return value;
  }

  /** Values that outlive every run; to be written from outside. */
  Value lasting(Layout layout) {
    return constant(layout);
  }

  /** Values that are written before the first step. */
  Value input(Layout layout) {
    Value value = Value.of(layout);
    use(value.region(), 0);
    return value;
  }

  /** Keeps values to the end, to be read from outside. */
  void keep(Value value) {
    kept.add(value.region());
  }

  /** Keeps values in plain order. */
  Value keepPlain(Value value) {
    Value plain = as(value, Layout.plain(value.layout().dimensions()));
    keep(plain);
    return plain;
  }

  /** Copies of what the region held are no longer up to date, and it is no such copy itself. */
  void changes(Region region) {
    conversions.remove(region);
    conversions.values().forEach(copies -> copies.removeIf(copy -> copy.region() == region));
  }

  /** Notes that several layers will read this gradient, so that none may write to it. */
  void share(Value value) {
    shared.add(value.region());
  }

  /** The gradient itself as the place for a result, or new memory where others read it. */
  Value placeOf(Value gradient) {
    return shared.contains(gradient.region()) ? Value.of(gradient.layout()) : gradient;
  }

  boolean isShared(Value value) {
    return shared.contains(value.region());
  }

  /**
   * The memory of a program, in bytes.
   *
   * @param shared in which it computes, in turn with others
   * @param own of the values that outlive its runs
   */
  record Bytes(long shared, long own) {}

  /** Where all memory will lie that is shared with other programs. */
  private Plan shared() {
    kept.forEach(region -> use(region, steps.size()));
    return Plan.sharing(
        regions.stream()
            .filter(region -> !region.isPlaced() && !region.isOfParameters())
            .filter(region -> !constants.containsKey(region))
            .toList());
  }

  /** The memory that the finished program would take; it can then not be finished. */
  Bytes planned() {
    steps.forEach(Step::close);
    return new Bytes(shared().bytes(), Plan.apart(constants.keySet()).bytes());
  }

  /** Gives all memory its place. */
  Program finish(Workspace workspace) {
    Plan shared = shared();
    if (shared.bytes() > 0) {
      shared.place(workspace.of(shared.bytes()), 0);
    }
    Plan own = Plan.apart(constants.keySet());
    NativeMemory memory = constants.isEmpty() ? null : new NativeMemory(own.bytes());
    if (memory != null) {
      own.place(memory, 0);
    }
    constants.forEach((region, values) -> region.floats().put(values));
    steps.forEach(Step::prepare);
    return new Program(steps, memory);
  }

  private void use(Region region, int step) {
    region.usedAt(step);
    regions.add(region);
  }
}
