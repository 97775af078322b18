package cnnlab.text;

import java.util.List;

/**
 * Something a person should know that is no problem.
 *
 * @param key of its message, one sentence
 * @param arguments what the message is filled with
 */
public record Note(String key, List<Object> arguments) {
  public Note {
    arguments = List.copyOf(arguments);
  }

  public static Note of(String key, Object... arguments) {
    return new Note(key, List.of(arguments));
  }

  public String text(Messages messages) {
    return messages.get(key, arguments.toArray());
  }
}
