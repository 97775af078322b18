package cnnlab.weights.pytorch;

import cnnlab.weights.MalformedContent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle as PyTorch writes them (protocol 2 to 5) without running anything: a list of
 * operations, and of classes and functions that are only taken note of. Whatever is on neither list
 * ends the reading.
 */
final class Unpickler {
  private static final int LONGEST_NAME = 1000;

  private final ByteBuffer in;
  private final PickleStack stack = new PickleStack();
  private final PickleCalls calls = new PickleCalls(stack);
  private boolean begun;

  /**
   * @param in the pickle from the buffer's position on; may be followed by anything
   */
  Unpickler(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What the pickle holds; the buffer is then behind it. */
  Pickled read() throws MalformedContent, RefusedGlobal {
    try {
      for (int operation = next(); operation != '.'; operation = next()) {
        if (!isSimple(operation)) {
          structure(operation);
        }
      }
      return stack.pop();
    } catch (BufferUnderflowException e) {
      throw new MalformedContent("Ends in the middle");
    }
  }

  /** Bytes read so far. */
  int position() {
    return in.position();
  }

  /** Size in bytes of the numbers of each storage that was spoken of, by its key. */
  Map<String, Integer> storages() {
    return calls.storages();
  }

  private int next() {
    return Byte.toUnsignedInt(in.get());
  }

  /** Values that stand for themselves, and what the stack does by itself. */
  private boolean isSimple(int operation) throws MalformedContent {
    switch (operation) {
      case 0x80 -> next(); // protocol
      case 0x95 -> in.getLong(); // length of a frame
      case 'K' -> stack.push(new Pickled.Whole(next()));
      case 'M' -> stack.push(new Pickled.Whole(Short.toUnsignedInt(in.getShort())));
      case 'J' -> stack.push(new Pickled.Whole(in.getInt()));
      case 0x8a -> stack.push(whole(next()));
      case 0x8b -> stack.push(whole(in.getInt()));
      case 'N', 0x88, 0x89 -> stack.push(Pickled.Other.VALUE);
      case 'G' -> {
        skip(Double.BYTES);
        stack.push(Pickled.Other.VALUE);
      }
      case 0x8c, 'U' -> stack.push(text(next()));
      case 'X', 'T' -> stack.push(text(Integer.toUnsignedLong(in.getInt())));
      case 0x8d -> stack.push(text(in.getLong()));
      case 'C' -> bytes(next());
      case 'B' -> bytes(Integer.toUnsignedLong(in.getInt()));
      case 0x8e -> bytes(in.getLong());
      case '(' -> stack.mark();
      case '0' -> stack.pop();
      case '1' -> stack.popToMark();
      case '2' -> stack.push(stack.top());
      case 'q' -> stack.note(next());
      case 'r' -> stack.note(Integer.toUnsignedLong(in.getInt()));
      case 0x94 -> stack.note();
      case 'h' -> stack.pushNote(next());
      case 'j' -> stack.pushNote(Integer.toUnsignedLong(in.getInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Values made of values. */
  private void structure(int operation) throws MalformedContent, RefusedGlobal {
    switch (operation) {
      case ')', ']', 0x8f -> stack.push(new Pickled.Items(new ArrayList<>()));
      case 't', 'l', 0x91 -> stack.push(new Pickled.Items(stack.popToMark()));
      case 0x85 -> stack.push(new Pickled.Items(stack.pop(1)));
      case 0x86 -> stack.push(new Pickled.Items(stack.pop(2)));
      case 0x87 -> stack.push(new Pickled.Items(stack.pop(3)));
      case '}' -> stack.push(PickleCalls.dictionary(List.of()));
      case 'd' -> stack.push(PickleCalls.dictionary(stack.popToMark()));
      case 'a' -> append(stack.pop(1));
      case 'e', 0x90 -> append(stack.popToMark());
      case 's' -> PickleCalls.put(stack.pop(2), stack);
      case 'u' -> PickleCalls.put(stack.popToMark(), stack);
      case 'c' -> global(line(), line());
      case 0x93 -> {
        List<Pickled> names = stack.pop(2);
        global(PickleCalls.text(names.getFirst()), PickleCalls.text(names.getLast()));
      }
      case 'i' -> global(line(), line()); // always ends here: none of the list is made so
      case 'R', 0x81 -> {
        List<Pickled> call = stack.pop(2);
        stack.push(calls.call(call.getFirst(), call.getLast()));
      }
      case 'b' -> stack.pop(); // an object's attributes
      case 'Q' -> stack.push(calls.storage(stack.pop()));
      default -> throw new MalformedContent("Operation 0x" + Integer.toHexString(operation));
    }
    begun = true;
  }

  private void append(List<Pickled> added) throws MalformedContent {
    if (!(stack.top() instanceof Pickled.Items(List<Pickled> values))) {
      throw new MalformedContent("Appends to what is no list");
    }
    values.addAll(added);
  }

  private void global(String module, String name) throws MalformedContent, RefusedGlobal {
    KnownGlobal known =
        KnownGlobal.of(module, name).orElseThrow(() -> new RefusedGlobal(module, name, !begun));
    stack.push(new Pickled.Global(known));
  }

  /** A number in two's complement; one that takes over 64 bits only counts as present. */
  private Pickled whole(int bytes) throws MalformedContent {
    byte[] number = take(bytes);
    if (number.length > Long.BYTES) {
      return Pickled.Other.VALUE;
    }
    long value = number.length > 0 && number[number.length - 1] < 0 ? -1 : 0;
    for (int i = number.length - 1; i >= 0; i--) {
      value = value << Byte.SIZE | Byte.toUnsignedInt(number[i]);
    }
    return new Pickled.Whole(value);
  }

  private Pickled text(long length) throws MalformedContent {
    return new Pickled.Text(new String(take(length), StandardCharsets.UTF_8));
  }

  private void bytes(long length) throws MalformedContent {
    skip(length);
    stack.push(Pickled.Other.VALUE);
  }

  private byte[] take(long length) throws MalformedContent {
    int begin = in.position();
    skip(length);
    byte[] taken = new byte[(int) length];
    in.get(begin, taken);
    return taken;
  }

  private void skip(long length) throws MalformedContent {
    if (length < 0 || length > in.remaining()) {
      throw new MalformedContent("Claims " + length + " bytes");
    }
    in.position(in.position() + (int) length);
  }

  private String line() throws MalformedContent {
    byte[] line = new byte[LONGEST_NAME];
    for (int length = 0; length < LONGEST_NAME; length++) {
      line[length] = in.get();
      if (line[length] == '\n') {
        return new String(Arrays.copyOf(line, length), StandardCharsets.UTF_8);
      }
    }
    throw new MalformedContent("A name without end");
  }
}
