package cnnlab.ui.inspect.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.Appearance;
import cnnlab.ui.Preferences;
import java.nio.file.Path;
import javafx.beans.property.IntegerProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A window's numbers, in a bare scene, with type of 14 pixels. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class NumberGridTest {
  @TempDir Path folder;
  private Appearance appearance;

  @BeforeEach
  void type() {
    in(
        () -> {
          appearance = new Appearance(new Preferences(folder.resolve("preferences")));
          appearance.fontSizeProperty().set(14);
        });
  }

  /** Rows, columns and the room; then the side of a cell, 2 pixels being the frame's. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 900, 50", // 3.6 times the type
    "3, 3, 120, 40", // what fits
    "3, 3, 10, 33", // not below 2.4 times
    "11, 11, 900, 15", // all of it in 12 times
    "1, 7, 900, 24"
  })
  void cellsFitTheirRoomAsFarAsTheyCanBeRead(int rows, int columns, double room, double side) {
    in(
        () -> {
          NumberGrid grid = grid(rows, columns, room, NumberGrid.pointing());
          new Scene(new HBox(grid));
          assertThat(grid.minWidth(-1)).isEqualTo(columns * side + 2);
          assertThat(grid.minHeight(-1)).isEqualTo(rows * side + 2);
        });
  }

  /** The same cell in every grid beside it; beyond the last cell it is the last. */
  @Test
  void theCellUnderTheMouseIsToldUntilItLeaves() {
    in(
        () -> {
          IntegerProperty pointed = NumberGrid.pointing();
          NumberGrid grid = grid(3, 3, 900, pointed);
          new Scene(new HBox(grid, grid(3, 3, 900, pointed)));
          Node canvas = grid.getChildrenUnmodifiable().getFirst();
          assertThat(pointed.get()).isEqualTo(NumberGrid.NONE);
          fire(canvas, MouseEvent.MOUSE_MOVED, 55, 5);
          assertThat(pointed.get()).isEqualTo(1);
          fire(canvas, MouseEvent.MOUSE_MOVED, 10, 120);
          assertThat(pointed.get()).isEqualTo(6);
          fire(canvas, MouseEvent.MOUSE_MOVED, 151.5, 151.5);
          assertThat(pointed.get()).isEqualTo(8);
          fire(canvas, MouseEvent.MOUSE_EXITED, 200, 5);
          assertThat(pointed.get()).isEqualTo(NumberGrid.NONE);
        });
  }

  private NumberGrid grid(int rows, int columns, double room, IntegerProperty pointed) {
    return new NumberGrid(
        appearance,
        room,
        rows,
        columns,
        cell -> cell == 0 ? Double.NaN : cell - 3,
        Integer::toString,
        pointed);
  }

  private static void fire(Node node, EventType<MouseEvent> type, double x, double y) {
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  private static void in(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }
}
