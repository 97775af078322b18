package cnnlab.mutation;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Damages files as disks, networks, editors and attackers do; the same for the same seed. */
final class Mutator {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    32767,
    65535,
    65536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    1L << 32,
    1L << 40
  };
  private static final String[] WORDS = {
    "-1",
    "0",
    "NaN",
    "Infinity",
    "1e309",
    "-0",
    "2147483648",
    "9223372036854775808",
    "null",
    "{}",
    "[]",
    "\"\"",
    "\u0000",
    "\n",
    "\\u000a",
    "../..",
    "=1+1",
    "\"",
    ",",
    "[[[[[[[[",
    "é",
    "true"
  };
  private static final int MOST_CHANGES = 4;

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  /** A file with a few changes; never the same array. */
  byte[] mutated(byte[] content) {
    byte[] mutant = content.clone();
    int changes = random.nextBoolean() ? 1 : 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && mutant.length > 0; i++) {
      mutant = changed(mutant);
    }
    return mutant;
  }

  private byte[] changed(byte[] bytes) {
    int at = place(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(64)));
    boolean text = bytes[0] >= ' ' && bytes[bytes.length - 1] <= '}';
    return switch (text && random.nextBoolean() ? 8 : random.nextInt(10)) {
      case 0 -> Arrays.copyOf(bytes, at); // cut off
      case 1 -> flipped(bytes, at);
      case 2 -> number(bytes, at, EDGES[random.nextInt(EDGES.length)]);
      case 3 -> spliced(bytes, at, at + length, new byte[0]);
      case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length)); // twice
      case 5 -> spliced(bytes, at, at + length, new byte[length]); // a hole in a disk
      case 6 -> spliced(bytes, at, at + length, noise(length));
      case 7 -> word(bytes, at);
      case 8 -> digits(bytes, at);
      default -> moved(bytes, at, length);
    };
  }

  /** Headers are damaged as often as all the rest. */
  private int place(int length) {
    return random.nextBoolean() ? random.nextInt(length) : random.nextInt(Math.min(length, 128));
  }

  private byte[] flipped(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  /** A number of one to eight bytes, of either order. */
  private byte[] number(byte[] bytes, int at, long value) {
    int width = 1 << random.nextInt(4);
    boolean big = random.nextBoolean();
    for (int i = 0; i < width && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >> (8 * (big ? width - 1 - i : i)));
    }
    return bytes;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] word(byte[] bytes, int at) {
    byte[] word =
        WORDS[random.nextInt(WORDS.length)].getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int end = random.nextBoolean() ? at : Math.min(bytes.length, at + word.length);
    return spliced(bytes, at, end, word);
  }

  /** Another number in place of the next that is written in digits. */
  private byte[] digits(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && !Character.isDigit((char) bytes[at])) {
      at++;
    }
    int end = at;
    while (end < bytes.length && Character.isDigit((char) bytes[end])) {
      end++;
    }
    String number = WORDS[random.nextInt(8)];
    return spliced(bytes, at, end, number.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private byte[] moved(byte[] bytes, int at, int length) {
    byte[] part = Arrays.copyOfRange(bytes, at, at + length);
    int to = random.nextInt(bytes.length - length + 1);
    return spliced(spliced(bytes, at, at + length, new byte[0]), to, to, part);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] put) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + put.length);
    out.write(bytes, 0, from);
    out.writeBytes(put);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
