package cnnlab.ui.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.confusion.ConfusionGrid.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfusionGridTest {
  private static final double NAMES = 80;
  private static final double LINE = 15;

  @ParameterizedTest(name = "{0} classes on {1} x {2}")
  @CsvSource({
    "2, 900, 350",
    "10, 900, 350",
    "10, 300, 900",
    "100, 900, 600",
    "1000, 640, 480",
    "1000, 90, 60"
  })
  void staysInsideAndEveryCellIsFoundAgainAtItsMiddle(int classes, double width, double height) {
    ConfusionGrid grid =
        ConfusionGrid.of(classes, ConfusionWindow.whole(classes), width, height, NAMES, LINE);

    assertThat(grid.left() + grid.width()).isLessThanOrEqualTo(width + 1e-6);
    assertThat(grid.top() + grid.height()).isLessThanOrEqualTo(height + 1e-6);
    assertThat(grid.across()).isPositive();
    assertThat(grid.down()).isPositive();
    for (int i = 0; i < classes; i += Math.max(1, classes / 7)) {
      double x = grid.left() + (i + 0.5) * grid.across();
      double y = grid.top() + (classes - i - 0.5) * grid.down();
      assertThat(grid.at(x, y)).contains(new Cell(classes - 1 - i, i));
    }
    assertThat(grid.at(grid.left() + grid.width() + 1, grid.top() + 1)).isEmpty();
  }

  @Test
  void namesAreShownWhereALineOfTextFitsIntoARow() {
    assertThat(ConfusionGrid.of(10, ConfusionWindow.whole(10), 900, 350, NAMES, LINE).hasNames())
        .isTrue();
    assertThat(ConfusionGrid.of(10, ConfusionWindow.whole(10), 900, 350, NAMES, 32).hasNames())
        .isFalse();
    assertThat(
            ConfusionGrid.of(1000, ConfusionWindow.whole(1000), 900, 700, NAMES, LINE).hasNames())
        .isFalse();
  }

  /** A projector's page with the type four steps up has room for them only level. */
  @Test
  void columnsBroadEnoughHaveTheirNamesLevelAndTheRowsTheHeight() {
    ConfusionGrid level = ConfusionGrid.of(10, ConfusionWindow.whole(10), 787, 290, 90, 19);
    assertThat(level.hasNames()).isTrue();
    assertThat(level.level()).isTrue();
    assertThat(level.top()).isLessThan(2 * 19);
    assertThat(level.left() + level.width()).isBetween(700.0, 787.0);
    assertThat(ConfusionGrid.of(20, ConfusionWindow.whole(20), 787, 600, 90, 19).level()).isFalse();
  }

  @Test
  void cellsAreBroaderThanHighOnlyWhereThereIsRoom() {
    ConfusionGrid wide = ConfusionGrid.of(10, ConfusionWindow.whole(10), 2000, 580, NAMES, LINE);
    assertThat(wide.across()).isEqualTo(2 * wide.down());
    ConfusionGrid narrow = ConfusionGrid.of(10, ConfusionWindow.whole(10), 380, 2000, NAMES, LINE);
    assertThat(narrow.across()).isEqualTo(narrow.down());
  }

  @Test
  void aMoveEndsAtTheBorder() {
    assertThat(new Cell(0, 9).moved(-1, 1, 10)).isEqualTo(new Cell(0, 9));
    assertThat(new Cell(3, 4).moved(1, -1, 10)).isEqualTo(new Cell(4, 3));
  }

  @Test
  void thePlacePointedAtStaysWhereItIsInAZoom() {
    ConfusionWindow zoomed = ConfusionWindow.whole(1000).zoomed(10, 0.3, 0.8, 1000);
    assertThat(zoomed.shown()).isEqualTo(100);
    assertThat(zoomed.row() + 0.3 * 100).isEqualTo(300);
    assertThat(zoomed.column() + 0.8 * 100).isEqualTo(800);
    assertThat(zoomed.zoomed(0.01, 0.5, 0.5, 1000)).isEqualTo(ConfusionWindow.whole(1000));
    ConfusionGrid grid = ConfusionGrid.of(1000, zoomed, 640, 480, NAMES, 2);
    assertThat(grid.at(grid.x(800.5), grid.y(300.5))).contains(new Cell(300, 800));
    assertThat(grid.endRow() - grid.firstRow()).isEqualTo(100);
  }

  @Test
  void aWindowMovesToTheBorderAndNoFurther() {
    ConfusionWindow window = ConfusionWindow.around(2, 20, 1000);
    assertThat(window.row()).isZero();
    assertThat(window.moved(5000, -3, 1000)).isEqualTo(new ConfusionWindow(980, 0, 20));
    assertThat(window.showing(25, 3, 1000)).isEqualTo(new ConfusionWindow(6, 0, 20));
    assertThat(ConfusionWindow.whole(3).zoomed(100, 0.5, 0.5, 3).shown()).isEqualTo(3);
  }
}
