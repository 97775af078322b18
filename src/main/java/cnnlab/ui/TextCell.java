package cnnlab.ui;

import cnnlab.text.Messages;
import java.util.function.BiFunction;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A row of a choice whose text follows the language. */
public final class TextCell<T> extends ListCell<T> {
  private final Texts texts;
  private final BiFunction<T, Messages, String> title;

  private TextCell(Texts texts, BiFunction<T, Messages, String> title) {
    this.texts = texts;
    this.title = title;
    WhileShown.follow(this, texts.messagesProperty(), this::retitle);
  }

  /** A box to choose from things that have a title in every language. */
  public static <T> ComboBox<T> box(Texts texts, BiFunction<T, Messages, String> title) {
    ComboBox<T> box = new ComboBox<>();
    box.setButtonCell(new TextCell<>(texts, title));
    box.setCellFactory(_ -> new TextCell<>(texts, title));
    box.setConverter(new Titles<>(texts, title)); // of a value that is not among the items
    box.setVisibleRowCount(14);
    return box;
  }

  /** An empty cell may show the title of a value that is not among the items, which stays. */
  private void retitle() {
    if (!isEmpty()) {
      updateItem(getItem(), false);
    }
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty || item == null ? null : title.apply(item, texts.messages()));
  }

  private static final class Titles<T> extends StringConverter<T> {
    private final Texts texts;
    private final BiFunction<T, Messages, String> title;

    Titles(Texts texts, BiFunction<T, Messages, String> title) {
      this.texts = texts;
      this.title = title;
    }

    @Override
    public String toString(@Nullable T value) {
      return value == null ? "" : title.apply(value, texts.messages());
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
