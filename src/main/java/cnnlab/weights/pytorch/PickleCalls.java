package cnnlab.weights.pytorch;

import cnnlab.weights.ElementType;
import cnnlab.weights.MalformedContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the few known functions make of their arguments, told without calling them. */
final class PickleCalls {
  private static final int MOST_DIMENSIONS = 8;

  private final PickleStack stack;
  private final Map<String, Integer> storages = new HashMap<>();

  /**
   * @param stack keeps account of what is made
   */
  PickleCalls(PickleStack stack) {
    this.stack = stack;
  }

  /** The result of calling a class or function. */
  Pickled call(Pickled function, Pickled arguments) throws MalformedContent {
    if (!(function instanceof Pickled.Global(KnownGlobal.Maker maker))
        || !(arguments instanceof Pickled.Items(List<Pickled> given))) {
      throw new MalformedContent("Calls what is no function");
    }
    return switch (maker) {
      case TENSOR -> view(given);
      case PARAMETER -> {
        if (given.isEmpty() || !(given.getFirst() instanceof Pickled.View view)) {
          throw new MalformedContent("A parameter that is no tensor");
        }
        yield view;
      }
      case DICTIONARY -> dictionaryOfPairs(given);
      case OTHER -> Pickled.Other.VALUE;
    };
  }

  private static Pickled view(List<Pickled> given) throws MalformedContent {
    if (given.size() < 4 || !(given.getFirst() instanceof Pickled.Storage storage)) {
      throw new MalformedContent("A tensor without a storage");
    }
    List<Integer> shape = new ArrayList<>();
    for (long size : numbers(given.get(2))) {
      if (size < 0 || size > Integer.MAX_VALUE) {
        throw new MalformedContent("A tensor of size " + size);
      }
      shape.add((int) size);
    }
    List<Long> strides = numbers(given.get(3));
    if (shape.size() != strides.size()) {
      throw new MalformedContent("A tensor of " + shape.size() + " sizes, " + strides.size());
    }
    return new Pickled.View(storage, whole(given.get(1)), shape, strides);
  }

  /** {@code ("storage", type, key, place, elements)}, in files before 1.6 with a part of it. */
  Pickled storage(Pickled id) throws MalformedContent {
    if (!(id instanceof Pickled.Items(List<Pickled> fields))
        || fields.size() < 5
        || !text(fields.get(0)).equals("storage")
        || !(fields.get(1) instanceof Pickled.Global(KnownGlobal.StorageType(ElementType type)))) {
      throw new MalformedContent("Something else than a storage lies elsewhere");
    }
    String key = text(fields.get(2));
    Integer known = storages.putIfAbsent(key, type.bytes());
    if (known != null && known != type.bytes()) {
      throw new MalformedContent("Storage " + key + " holds numbers of two sizes");
    }
    long elements = whole(fields.get(4));
    if (fields.size() > 5 && fields.get(5) instanceof Pickled.Items(List<Pickled> part)) {
      if (part.size() != 3) {
        throw new MalformedContent("A part of a storage in " + part.size() + " fields");
      }
      return new Pickled.Storage(key, type, whole(part.get(1)), whole(part.get(2)));
    }
    return new Pickled.Storage(key, type, 0, elements);
  }

  /** Size in bytes of the numbers of each storage so far, by its key. */
  Map<String, Integer> storages() {
    return storages;
  }

  /** The arguments of a dictionary's class: none, or a list of pairs. */
  private Pickled dictionaryOfPairs(List<Pickled> given) throws MalformedContent {
    List<Pickled> flat = new ArrayList<>();
    if (!given.isEmpty() && given.getFirst() instanceof Pickled.Items(List<Pickled> pairs)) {
      stack.count(pairs.size());
      for (Pickled pair : pairs) {
        if (!(pair instanceof Pickled.Items(List<Pickled> both)) || both.size() != 2) {
          throw new MalformedContent("A dictionary of something else than pairs");
        }
        flat.addAll(both);
      }
    }
    return dictionary(flat);
  }

  /** A dictionary of keys and values in turn. */
  static Pickled dictionary(List<Pickled> keysAndValues) throws MalformedContent {
    Pickled.Dict dictionary = new Pickled.Dict(new LinkedHashMap<>());
    put(keysAndValues, dictionary);
    return dictionary;
  }

  /** Puts keys and values in turn into the dictionary on top of the stack. */
  static void put(List<Pickled> keysAndValues, PickleStack stack) throws MalformedContent {
    switch (stack.top()) {
      case Pickled.Dict dictionary -> put(keysAndValues, dictionary);
      case Pickled.Other _ -> {} // a dictionary of a kind that is not needed
      default -> throw new MalformedContent("Puts into what is no dictionary");
    }
  }

  private static void put(List<Pickled> keysAndValues, Pickled.Dict dictionary)
      throws MalformedContent {
    if (keysAndValues.size() % 2 != 0) {
      throw new MalformedContent("A key without a value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      if (keysAndValues.get(i) instanceof Pickled.Text(String key)) {
        dictionary.entries().put(key, keysAndValues.get(i + 1));
      }
    }
  }

  static String text(Pickled value) throws MalformedContent {
    if (value instanceof Pickled.Text(String text)) {
      return text;
    }
    throw new MalformedContent("No text where one must be");
  }

  private static long whole(Pickled value) throws MalformedContent {
    if (value instanceof Pickled.Whole(long number)) {
      return number;
    }
    throw new MalformedContent("No whole number where one must be");
  }

  private static List<Long> numbers(Pickled value) throws MalformedContent {
    if (!(value instanceof Pickled.Items(List<Pickled> items)) || items.size() > MOST_DIMENSIONS) {
      throw new MalformedContent("No tuple of sizes where one must be");
    }
    List<Long> numbers = new ArrayList<>();
    for (Pickled item : items) {
      numbers.add(whole(item));
    }
    return numbers;
  }
}
