package cnnlab.ui.inspect.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.explanation.CardGrid.Cells;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardGridTest {
  /** Count, width, height in view; then columns and the width of a cell: 8 between two. */
  @ParameterizedTest(name = "{0} in {1}x{2}: {3} columns of {4}")
  @CsvSource({
    "6, 840, 480, 3, 196", // two rows: the height decides
    "6, 1480, 880, 3, 396",
    "1, 840, 480, 1, 440", // alone as large as the height lets it
    "3, 620, 900, 2, 306", // the width decides
    "14, 600, 300, 3, 194", // not all fit: the least that fill the width, and the rest is scrolled
    // to
    "6, 150, 300, 1, 150"
  })
  void cellsAreAsLargeAsCanAllBeSeen(
      int count, double width, double room, int columns, double side) {
    Cells cells = Cells.of(count, width, room, 150, 40);
    assertThat(cells.columns()).isEqualTo(columns);
    assertThat(cells.width()).isEqualTo(side);
  }

  /** Six cells in two rows, from left to right, 8 pixels between two. */
  @Test
  void cardsLieSideBySideInTheirOrder() {
    CardGrid grid = new CardGrid();
    for (int i = 0; i < 6; i++) {
      grid.getChildren().add(new Region());
    }
    grid.roomProperty().set(480);
    grid.resize(840, 480);
    grid.layout();
    for (int i = 0; i < 6; i++) {
      Region card = (Region) grid.getChildren().get(i);
      assertThat(card.getLayoutX()).isEqualTo(i % 3 * (196 + 8));
      assertThat(card.getLayoutY()).isEqualTo(Math.floorDiv(i, 3) * (196 + 40 + 8));
      assertThat(card.getWidth()).isEqualTo(196);
      assertThat(card.getHeight()).isEqualTo(196 + 40);
    }
    assertThat(grid.prefHeight(840)).as("all can be seen").isEqualTo(480);
    assertThat(grid.prefHeight(320)).as("two columns of the least; scrolled").isGreaterThan(480);
  }
}
