package cnnlab.ui;

import cnnlab.text.Messages;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column of values that are written in the language in use; sorted by value, not by text. */
public final class ValueColumn<S, T> extends TableColumn<S, T> {
  private final Texts texts;
  private final BiFunction<T, Messages, String> text;

  /**
   * Makes a column.
   *
   * @param width in pixels, beside those of the other columns
   * @param text how a value is written
   * @param number whether it stands at the right, as numbers do
   */
  public ValueColumn(
      Texts texts,
      Label heading,
      double width,
      Function<S, T> value,
      BiFunction<T, Messages, String> text,
      boolean number) {
    this.texts = texts;
    this.text = text;
    setGraphic(heading);
    setPrefWidth(width);
    setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    setCellFactory(_ -> new Cell());
    if (number) {
      getStyleClass().add("number-column");
    }
  }

  private final class Cell extends TableCell<S, T> {
    Cell() {
      WhileShown.follow(this, texts.messagesProperty(), () -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : text.apply(item, texts.messages()));
    }
  }
}
