package cnnlab.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How a framework makes a layer: text with arguments that may differ between repeated blocks.
 *
 * @param open text before the arguments
 * @param separator between two arguments
 * @param close text after them
 */
record Call(String open, List<Argument> arguments, String separator, String close) {
  Call {
    arguments = List.copyOf(arguments);
  }

  /**
   * A value in a call.
   *
   * @param role what the value is, in snake case ("out_channels")
   * @param value as source code
   * @param usual the value that need not be written; "" if it must always be
   * @param pattern of String.format around the value ("stride=%s")
   */
  record Argument(String role, String value, String usual, String pattern) {

    /**
     * The number of classes, which is not written out but a parameter of the network.
     *
     * @param name of the parameter
     */
    static Argument classes(String name, String pattern) {
      return new Argument(CLASSES, name, "", pattern);
    }
  }

  /** Role of the number of classes, and its name in Python. */
  static final String CLASSES = "num_classes";

  /** Everything but the values. */
  String shape() {
    StringBuilder shape = new StringBuilder(open);
    arguments.forEach(it -> shape.append(it.role()).append(':').append(it.pattern()).append(';'));
    return shape.append(close).toString();
  }

  /** The code, with the next of {@code values} for each argument. */
  String text(Iterator<String> values) {
    List<String> written = new ArrayList<>();
    for (Argument argument : arguments) {
      String value = values.next();
      if (!value.equals(argument.usual())) {
        written.add(argument.pattern().formatted(value));
      }
    }
    return open + String.join(separator, written) + close;
  }

  /** The code with the call's own values. */
  String text() {
    return text(arguments.stream().map(Argument::value).iterator());
  }
}
