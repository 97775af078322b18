package cnnlab.ui;

import cnnlab.text.Messages;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A column of values that are written in the language in use; sorted by value, not by text. */
public final class ValueColumn<S, T> extends TableColumn<S, T> {
  private static final double BESIDE_IN_EMS = 2.4;

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

  /**
   * Never gets so narrow that its heading is cut.
   *
   * @param least width in pixels that it keeps besides
   */
  public ValueColumn<S, T> notNarrowerThan(double least) {
    if (getGraphic() instanceof Label heading) {
      minWidthProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () -> Math.max(least, width(heading)),
                  heading.textProperty(),
                  heading.fontProperty()));
    }
    minWidthProperty().subscribe(this::fillTable);
    return this;
  }

  /** A table shares its width out when it is resized, not when a column's limits change. */
  private void fillTable() {
    TableView<S> table = getTableView();
    if (table != null && table.getSkin() != null) {
      table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }
  }

  /** What a heading needs to be read whole, with the free space beside it. */
  private static double width(Label heading) {
    Text text = new Text(heading.getText());
    text.setFont(heading.getFont());
    return text.getLayoutBounds().getWidth() + BESIDE_IN_EMS * heading.getFont().getSize();
  }

  /**
   * The first click on the heading puts the largest value on top, the second the smallest; rows
   * without a value stay last either way.
   *
   * @param order from small to large
   * @param missing whether a value stands for none
   */
  public ValueColumn<S, T> largestFirst(Comparator<T> order, Predicate<T> missing) {
    getStyleClass().add("largest-first"); // its arrow points the other way
    setComparator(
        (one, other) -> {
          if (missing.test(one) || missing.test(other)) {
            int last = Boolean.compare(missing.test(one), missing.test(other));
            return getSortType() == SortType.ASCENDING ? last : -last; // what the table turns round
          }
          return order.compare(other, one);
        });
    return this;
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
