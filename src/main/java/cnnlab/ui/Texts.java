package cnnlab.ui;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The texts in the language in use, which may change while they are on screen. */
public final class Texts {
  private final ObjectProperty<Messages> messages;

  public Texts(Messages initial) {
    messages = new SimpleObjectProperty<>(initial);
  }

  /** The language in use. */
  public ObjectProperty<Messages> messagesProperty() {
    return messages;
  }

  public Messages messages() {
    return messages.get();
  }

  /** The text as it is now, for what is shown once. */
  public String get(String key, Object... arguments) {
    return messages().get(key, arguments);
  }

  /** A text that follows the language, and those of its arguments that are observable. */
  public StringBinding bind(String key, Object... arguments) {
    return bind(
        texts -> texts.get(key, Arrays.stream(arguments).map(Texts::current).toArray()),
        Arrays.stream(arguments)
            .filter(Observable.class::isInstance)
            .map(Observable.class::cast)
            .toArray(Observable[]::new));
  }

  /** A text made from messages that follows the language and the given values. */
  public StringBinding bind(Function<Messages, String> text, Observable... values) {
    Observable[] dependencies =
        Stream.concat(Stream.of(messages), Arrays.stream(values)).toArray(Observable[]::new);
    return Bindings.createStringBinding(() -> text.apply(messages()), dependencies);
  }

  /** What happened and what to do, in the language in use. */
  public String sentence(UserProblem problem) {
    return problem.sentences(messages());
  }

  /** {@link #sentence} of what went wrong, now and later; empty while nothing did. */
  public StringBinding sentence(ObservableValue<? extends @Nullable UserProblem> problem) {
    return bind(
        _ -> {
          UserProblem wrong = problem.getValue();
          return wrong == null ? "" : sentence(wrong);
        },
        problem);
  }

  private static Object current(Object argument) {
    return argument instanceof ObservableValue<?> value ? value.getValue() : argument;
  }
}
