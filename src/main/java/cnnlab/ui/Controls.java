package cnnlab.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.converter.IntegerStringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small parts that every screen is made of, alike everywhere. */
public final class Controls {
  private static final PseudoClass WITHOUT_HEADERS = PseudoClass.getPseudoClass("without-headers");
  private static final Duration TOOLTIP_DELAY = Duration.millis(400);

  private Controls() {}

  /** A button that is only an icon; its text is the tooltip and what a screen reader says. */
  public static Button iconButton(Ikon icon, Texts texts, String key, Runnable action) {
    Button button = new Button();
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    icon(button, icon, texts, key);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** Gives any button an icon, a tooltip and a name for screen readers. */
  public static void icon(ButtonBase button, Ikon icon, Texts texts, String key) {
    button.setGraphic(new FontIcon(icon));
    button.accessibleTextProperty().bind(texts.bind(key));
    tooltip(button, texts, key);
  }

  /** A tooltip that follows the language; a screen reader says it as help. */
  public static void tooltip(Control control, Texts texts, String key) {
    StringBinding text = texts.bind(key);
    control.accessibleHelpProperty().bind(text);
    tooltip(control, text);
  }

  /**
   * A tooltip, made when the pointer first comes: each is a window of its own, and there are so
   * many that a tenth of the program's start went into making them.
   *
   * @param text what it says, now and later
   */
  public static void tooltip(Node node, ObservableValue<String> text) {
    node.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent entered) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            Tooltip.install(node, made(text));
          }
        });
  }

  private static Tooltip made(ObservableValue<String> text) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(text);
    tooltip.setShowDelay(TOOLTIP_DELAY);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    return tooltip;
  }

  /** Has the headers of tabs there only while this is true; the tab in view stays. */
  public static void showHeadersWhile(TabPane tabs, ObservableValue<Boolean> shown) {
    shown.subscribe(there -> tabs.pseudoClassStateChanged(WITHOUT_HEADERS, !there));
  }

  /** A label that follows the language. */
  public static Label label(Texts texts, String key, String... styleClasses) {
    Label label = new Label();
    label.textProperty().bind(texts.bind(key));
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** A {@link #label} of as many lines as its words need. */
  public static Label paragraph(Texts texts, String key, String... styleClasses) {
    Label label = label(texts, key, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** What went wrong, in as many lines as it needs; there and taking room only while it is said. */
  public static Label problem(StringBinding sentence) {
    Label label = new Label();
    label.getStyleClass().add("field-problem");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(sentence);
    showIf(label, sentence.isNotEmpty());
    return label;
  }

  /** Takes a node out of sight, and out of the room it takes, while a condition does not hold. */
  public static void showIf(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }

  /** Takes no second press of a double click: the first may have put something else there. */
  public static void pressedOnce(Node node) {
    node.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        press -> {
          if (press.getClickCount() > 1) {
            press.consume();
          }
        });
  }

  /** A number to type or step through; what is typed and is no number gives way to the last. */
  public static Spinner<Integer> spinner(IntegerSpinnerValueFactory numbers) {
    Spinner<Integer> spinner = new Spinner<>(numbers);
    spinner.setEditable(true);
    numbers.setConverter(
        new IntegerStringConverter() {
          @Override
          public Integer fromString(String text) {
            try {
              return Integer.valueOf(text.strip());
            } catch (NumberFormatException noNumber) {
              spinner.getEditor().setText(toString(numbers.getValue()));
              return numbers.getValue();
            }
          }
        });
    return spinner;
  }

  /** Shows a number among others, from 0 to the last, without ever showing a third one between. */
  public static void show(IntegerSpinnerValueFactory numbers, int number, int last) {
    numbers.setMax(Math.max(numbers.getMax(), last));
    numbers.setValue(number);
    numbers.setMax(Math.max(0, last));
  }
}
