package cnnlab.ui;

import cnnlab.text.UserProblem;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/**
 * Something of a screen that a lesson can set and watch, as text: the network in view, a tab.
 *
 * @param value what is in view, "" for nothing; where a setting takes a while, the new one comes
 *     when it is there
 * @param setter asks for another
 */
public record LabSetting(ObservableValue<String> value, Setter setter) {

  /** Asks a screen for another value. */
  @FunctionalInterface
  public interface Setter {
    void set(String value) throws UserProblem;
  }

  /** Something that only follows from others. */
  public static LabSetting following(ObservableValue<String> value) {
    return new LabSetting(value, _ -> {});
  }

  /** A constant of an enum, in small letters. */
  public static <E extends Enum<E>> LabSetting ofConstant(
      ObservableValue<E> value, Class<E> type, Consumer<E> setter) {
    return new LabSetting(
        value.map(constant -> constant.name().toLowerCase(Locale.ROOT)),
        wanted -> setter.accept(Enum.valueOf(type, wanted.toUpperCase(Locale.ROOT))));
  }

  /** Which tab is chosen, by the last word of its id. */
  public static LabSetting ofTabs(TabPane tabs) {
    return new LabSetting(
        tabs.getSelectionModel().selectedItemProperty().map(LabSetting::word),
        wanted ->
            tabs.getTabs().stream()
                .filter(tab -> word(tab).equals(wanted))
                .forEach(tabs.getSelectionModel()::select));
  }

  private static String word(Tab tab) {
    return tab.getId().substring(tab.getId().lastIndexOf('-') + 1);
  }
}
