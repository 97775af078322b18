package cnnlab.weights.pytorch;

import cnnlab.weights.MalformedContent;
import java.lang.foreign.MemorySegment;

/**
 * Where something lies, in bytes.
 *
 * @param length at least 0
 */
record StorageExtent(long begin, long length) {

  /** Of a storage within what its key finds. */
  static StorageExtent of(Pickled.Storage storage) throws MalformedContent {
    return of(storage.offset(), storage.elements(), storage.type().bytes());
  }

  /** Of so many numbers, from the one at {@code offset} on. */
  static StorageExtent of(long offset, long elements, int bytesEach) throws MalformedContent {
    try {
      if (offset < 0 || elements < 0) {
        throw new MalformedContent("Less than nothing");
      }
      return new StorageExtent(
          Math.multiplyExact(offset, bytesEach), Math.multiplyExact(elements, bytesEach));
    } catch (ArithmeticException e) {
      throw new MalformedContent("More than 64 bits can count");
    }
  }

  /** This part of some bytes. */
  MemorySegment in(MemorySegment bytes) throws MalformedContent {
    if (length > bytes.byteSize() || begin > bytes.byteSize() - length) {
      throw new MalformedContent(
          "Claims " + length + " bytes from " + begin + " on, of " + bytes.byteSize());
    }
    return bytes.asSlice(begin, length);
  }
}
