package cnnlab.ui.inspect.activation;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.LayersViewModel.Aspect;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Above the tiles: which are shown, and what their colors span. */
final class TileBar extends FlowPane {

  TileBar(LayersViewModel model, ObjectProperty<Scale> scale, Texts texts) {
    getStyleClass().add("tile-bar");
    HBox aspects =
        choice(
            texts,
            "inspect.aspect",
            List.of(Aspect.values()),
            model.shownAspectProperty(),
            model.aspectProperty()::set);
    aspects
        .getChildren()
        .getLast() // the filters, which only convolutions have
        .disableProperty()
        .bind(Bindings.createBooleanBinding(() -> !model.hasFilters(), model.layerProperty()));

    HBox scales = choice(texts, "inspect.scale", List.of(Scale.values()), scale, scale::set);
    scales.getChildren().addFirst(Controls.label(texts, "inspect.scale", "muted"));
    getChildren().addAll(aspects, scales);
  }

  private static <T extends Enum<T>> HBox choice(
      Texts texts, String key, List<T> values, ObservableValue<T> chosen, Consumer<T> onChoose) {
    ToggleGroup group = new ToggleGroup();
    HBox box = new HBox();
    box.getStyleClass().add("tile-choice");
    box.setMinWidth(USE_PREF_SIZE);
    for (T value : values) {
      String text = key + "." + value.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton();
      button.setId(text.replace('.', '-'));
      button.textProperty().bind(texts.bind(text));
      Controls.tooltip(button, texts, text + ".about");
      button.setToggleGroup(group);
      button.getStyleClass().add(value == values.getFirst() ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
      button.setOnAction(
          _ -> {
            onChoose.accept(value);
            button.setSelected(chosen.getValue() == value); // stays when it is pressed again
          });
      chosen.subscribe(now -> button.setSelected(now == value));
      box.getChildren().add(button);
    }
    return box;
  }

  /** Which filter, where only one is shown at a time. */
  static HBox filterChoice(LayersViewModel model, Texts texts) {
    IntegerSpinnerValueFactory numbers = new IntegerSpinnerValueFactory(0, 0);
    Spinner<Integer> spinner = Controls.spinner(numbers);
    spinner.setId("inspect-filter");
    spinner.accessibleTextProperty().bind(texts.bind("inspect.filter"));
    Controls.tooltip(spinner, texts, "inspect.filter.about");
    spinner.valueProperty().subscribe(number -> model.filterProperty().set(number));
    model.filterProperty().subscribe(number -> numbers.setValue(number.intValue()));
    HBox box = new HBox(Controls.label(texts, "inspect.filter", "muted"), spinner);
    box.getStyleClass().add("tile-choice");
    box.setMinWidth(USE_PREF_SIZE);
    model
        .tilesProperty()
        .subscribe(
            tiles -> {
              box.setVisible(tiles instanceof KernelSlices);
              if (tiles instanceof KernelSlices slices) {
                numbers.setMax(slices.filters() - 1);
              }
            });
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }
}
