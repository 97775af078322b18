package cnnlab.ui;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.image.RgbImage;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/**
 * What fills the main window at one {@link View}. Built when first visited, on the JavaFX thread,
 * and kept.
 */
public interface Screen {

  /** The screen's content; the same node every time. */
  Node node();

  /** Called each time the screen comes into view. */
  default void shown() {}

  /** Called when the window has closed: lets go of what holds memory beyond Java's heap. */
  default void closed() {}

  /**
   * Takes files that were dropped, pasted or chosen elsewhere.
   *
   * @return those of a kind that this screen has a use for; if there are none, another is asked
   */
  default List<Path> open(List<Path> files) {
    return List.of();
  }

  /** Takes an image from a data set, and what to call it; false if it has no use for one. */
  default boolean open(String title, RgbImage image) {
    return false;
  }

  /** Takes a network chosen elsewhere ("Train this network"); false if it has no use for one. */
  default boolean open(NetworkSettings network) {
    return false;
  }

  /** Takes the settings of a run, to be trained again; false if it has no use for them. */
  default boolean open(RunSettings settings) {
    return false;
  }

  /**
   * What is shown alone when the user presents (F11), as things stand now; empty if there is
   * nothing yet, and then the whole screen is shown, without rail, header and status bar.
   */
  default Optional<Presentation> presentation() {
    return Optional.empty();
  }

  /** What a lesson can set here and watch, by name; see docs/lessons.md. */
  default Map<String, LabSetting> labSettings() {
    return Map.of();
  }

  /** Keys that work on this screen, for the help window. */
  default List<Shortcut> shortcuts() {
    return List.of();
  }

  /**
   * A key and what it does.
   *
   * @param keys as printed on the keyboard, "Ctrl+Enter"
   * @param textKey message key of what it does
   */
  record Shortcut(String keys, String textKey) {}

  /**
   * Something of a screen that a lesson can set and watch, as text: the network in view, a tab.
   *
   * @param value what is in view, "" for nothing; where a setting takes a while, the new one comes
   *     when it is there
   * @param setter asks for another
   */
  record LabSetting(ObservableValue<String> value, Setter setter) {

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
}
