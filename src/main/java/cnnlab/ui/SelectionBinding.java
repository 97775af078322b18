package cnnlab.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a control that offers items and the model's choice among them the same. The model's value
 * is the truth: while the control's items change, JavaFX takes its selection to a neighbor, to
 * nothing, or leaves a vanished one, and none of that is anybody's wish. The control therefore has
 * items of its own, what it selects while they change is not passed on, and afterwards the model's
 * value is shown again. Only what the user selects reaches the model, and where the model does not
 * take it, the control goes back. On the JavaFX thread.
 */
public final class SelectionBinding<T> {
  private final ObservableList<T> items = FXCollections.observableArrayList();
  private final Supplier<@Nullable T> truth;
  private final Consumer<@Nullable T> display;
  private final Runnable clear;
  private final Consumer<? super T> choose;
  private boolean updating;

  private SelectionBinding(
      ObservableValue<? extends @Nullable T> truth,
      Consumer<@Nullable T> display,
      Runnable clear,
      Consumer<? super T> choose) {
    this.truth = truth::getValue;
    this.display = display;
    this.clear = clear;
    this.choose = choose;
    truth.subscribe(this::show);
  }

  /** A box and the property that it shows and sets. */
  public static <T> SelectionBinding<T> of(ComboBox<T> box, Property<@Nullable T> value) {
    return of(box, value, value::setValue);
  }

  /**
   * A box, the value that it shows, and what is done with a choice.
   *
   * @param choose called only for what the user chose; the value is shown again after it
   */
  public static <T> SelectionBinding<T> of(
      ComboBox<T> box, ObservableValue<? extends @Nullable T> value, Consumer<? super T> choose) {
    SelectionBinding<T> binding =
        new SelectionBinding<>(value, box::setValue, () -> box.setValue(null), choose);
    box.setItems(binding.items);
    binding.show();
    box.valueProperty().subscribe((_, chosen) -> binding.chosen(chosen));
    return binding;
  }

  /** A list and the property that it shows and sets; an item that it lacks is not selected. */
  public static <T> SelectionBinding<T> of(ListView<T> list, Property<@Nullable T> value) {
    return of(list, value, value::setValue);
  }

  /** A list, the value that it shows, and what is done with a choice. */
  public static <T> SelectionBinding<T> of(
      ListView<T> list, ObservableValue<? extends @Nullable T> value, Consumer<? super T> choose) {
    SelectionBinding<T> binding =
        new SelectionBinding<>(value, item -> select(list, item), () -> {}, choose);
    list.setItems(binding.items);
    binding.show();
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe((_, chosen) -> binding.chosen(chosen));
    return binding;
  }

  private static <T> void select(ListView<T> list, @Nullable T item) {
    int place = item == null ? -1 : list.getItems().indexOf(item);
    if (place < 0) {
      list.getSelectionModel().clearSelection();
    } else if (place != list.getSelectionModel().getSelectedIndex()
        || !list.getItems().get(place).equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().clearAndSelect(place);
    }
  }

  /** Offers what a list holds, now and whenever it changes. */
  public SelectionBinding<T> offering(ObservableList<? extends T> source) {
    source.addListener((ListChangeListener<T>) change -> mirror(change, source));
    offer(source);
    return this;
  }

  private void mirror(ListChangeListener.Change<? extends T> change, List<? extends T> source) {
    boolean retitled = false;
    while (change.next()) {
      retitled |= change.wasUpdated();
    }
    offer(source);
    if (retitled) {
      retitle();
    }
  }

  /** Offers these from now on; the choice stays what the model says. */
  public void offer(List<? extends T> offered) {
    update(
        () -> {
          boolean lacked = !items.contains(truth.get());
          InPlace.update(items, offered);
          if (lacked) {
            clear.run(); // a box has only written the title of what was not among its items
          }
        });
  }

  /** Asks for every item's title anew; a box shows its value's only when it is set. */
  public void retitle() {
    update(
        () -> {
          items.replaceAll(item -> item);
          clear.run();
        });
  }

  private void show() {
    update(() -> {});
  }

  private void update(Runnable change) {
    boolean outer = updating;
    updating = true;
    try {
      change.run();
      display.accept(truth.get());
    } finally {
      updating = outer;
    }
  }

  private void chosen(@Nullable T item) {
    if (updating) {
      return;
    }
    if (item != null && !item.equals(truth.get())) {
      choose.accept(item);
    }
    show();
  }
}
