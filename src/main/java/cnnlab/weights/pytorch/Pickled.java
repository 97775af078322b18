package cnnlab.weights.pytorch;

import cnnlab.weights.ElementType;
import java.util.List;
import java.util.Map;

/** What a pickle holds, as far as weights need it: values alone, nothing that could be run. */
sealed interface Pickled {

  /** A text. */
  record Text(String value) implements Pickled {}

  /** A whole number that fits 64 bits. */
  record Whole(long value) implements Pickled {}

  /** Something of which only the presence counts: a number, a truth value, bytes, a result. */
  enum Other implements Pickled {
    VALUE
  }

  /** A tuple or a list; a list grows while it is read. */
  record Items(List<Pickled> values) implements Pickled {}

  /** A dictionary's entries under texts, in file order; others are left out. */
  record Dict(Map<String, Pickled> entries) implements Pickled {}

  /** A class or function that the pickle names; it is on the list of those allowed. */
  record Global(KnownGlobal known) implements Pickled {}

  /**
   * A run of numbers that lies elsewhere in the file.
   *
   * @param key by which the file finds it
   * @param offset of the first number within what the key finds, in numbers
   * @param elements how many numbers
   */
  record Storage(String key, ElementType type, long offset, long elements) implements Pickled {}

  /**
   * A tensor: some numbers of a storage.
   *
   * @param offset of its first value in the storage, in numbers
   * @param strides steps from one value to the next along each dimension, in numbers
   */
  record View(Storage storage, long offset, List<Integer> shape, List<Long> strides)
      implements Pickled {}
}
