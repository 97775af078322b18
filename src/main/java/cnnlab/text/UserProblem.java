package cnnlab.text;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something the user at the screen can understand and mend: what happened and what to do, in their
 * language, and where (a layer, a file, a field), so that a screen can mark it.
 *
 * <p>The texts are the messages {@code problem.<key>} and {@code problem.<key>.advice}. An argument
 * that is a problem itself stands for what happened in the one and for what to do in the other.
 */
public final class UserProblem extends Exception {
  private final String key;
  private final transient Object[] arguments;
  private final @Nullable String where;

  private UserProblem(
      String key, @Nullable String where, @Nullable Throwable cause, Object... arguments) {
    super(sentences(Messages.ENGLISH, key, arguments), cause);
    this.key = key;
    this.where = where;
    this.arguments = arguments.clone();
  }

  public static UserProblem of(String key, Object... arguments) {
    return new UserProblem(key, null, null, arguments);
  }

  /** The same problem, located: the name of a layer, a file or a field. */
  public UserProblem at(String place) {
    return new UserProblem(key, place, getCause(), arguments);
  }

  /** The same problem with the exception that revealed it, for the log. */
  public UserProblem causedBy(Throwable cause) {
    return new UserProblem(key, where, cause, arguments);
  }

  /**
   * The same problem for people who see no folder beside it, as on the command line: a file that it
   * calls by its bare name is named by its path.
   */
  public UserProblem inFull() {
    Object[] full = Arrays.stream(arguments).map(this::inFull).toArray();
    return new UserProblem(key, where, getCause(), full);
  }

  private Object inFull(Object argument) {
    if (argument instanceof UserProblem inner) {
      return inner.inFull();
    }
    String name = argument.toString();
    String place = Objects.requireNonNullElse(where, "");
    boolean bare = !name.isEmpty() && (place.endsWith("/" + name) || place.endsWith("\\" + name));
    return bare ? place : argument;
  }

  public String key() {
    return key;
  }

  /** What its texts are filled with, in order. */
  public List<Object> arguments() {
    return List.of(arguments);
  }

  /** The layer, file or field at fault. */
  public @Nullable String where() {
    return where;
  }

  /** What happened, one sentence. */
  public String what(Messages messages) {
    return what(messages, key, arguments);
  }

  /** What to do about it, one sentence. */
  public String advice(Messages messages) {
    return advice(messages, key, arguments);
  }

  /** What happened and what to do about it. */
  public String sentences(Messages messages) {
    return sentences(messages, key, arguments);
  }

  private static String sentences(Messages messages, String key, Object... arguments) {
    return messages.get(
        "main.problem", what(messages, key, arguments), advice(messages, key, arguments));
  }

  private static String what(Messages messages, String key, Object... arguments) {
    return messages.get(
        "problem." + key,
        Arrays.stream(arguments)
            .map(it -> it instanceof UserProblem inner ? inner.what(messages) : it)
            .toArray());
  }

  private static String advice(Messages messages, String key, Object... arguments) {
    return messages.get(
        "problem." + key + ".advice",
        Arrays.stream(arguments)
            .map(it -> it instanceof UserProblem inner ? inner.advice(messages) : it)
            .toArray());
  }
}
