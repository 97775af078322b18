package cnnlab.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a second Ctrl-C end the program whatever it is doing: Java itself ignores it while the first
 * one is being obeyed. By reflection, because Java's compiler does not know {@code sun.misc} as a
 * part of any version.
 */
final class SecondSignal {
  private static final Logger LOG = LoggerFactory.getLogger(SecondSignal.class);

  /** Their numbers on every Unix; a program that one ends says 128 more. */
  private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

  private static final AtomicBoolean ASKED = new AtomicBoolean();

  private SecondSignal() {}

  /** From now on, for the rest of the program; where there are no signals, nothing changes. */
  static void ends() {
    SIGNALS.forEach(SecondSignal::handle);
  }

  private static void handle(String name, int number) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              SecondSignal.class.getClassLoader(),
              List.of(handler).toArray(Class<?>[]::new),
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "equals" -> false; // nobody compares it
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> name;
                    default -> {
                      end(128 + number);
                      yield null;
                    }
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.info("A second signal {} will not be noticed", name, e);
    }
  }

  private static void end(int code) {
    if (ASKED.getAndSet(true)) {
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }
}
