package cnnlab.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartGridTest {
  private final DoubleProperty fontSize = new SimpleDoubleProperty(14);
  private final ChartGrid grid = new ChartGrid(fontSize);

  @ParameterizedTest
  @CsvSource({
    "1, 14, 840, 1",
    "3, 14, 840, 2",
    "3, 18, 840, 1", // larger type: the labels of three charts abreast lay over each other
    "3, 14, 1400, 3",
    "2, 14, 1400, 2",
    "3, 14, 200, 1",
    "0, 14, 840, 1"
  })
  void asManyLieSideBySideAsCanBeRead(int charts, double font, double width, int abreast) {
    fontSize.set(font);
    fill(charts);
    assertThat(grid.abreast(width)).isEqualTo(abreast);
  }

  @Test
  void chartsFillTheGridAndDoNotOverlapAlsoInARowThatIsNotFull() {
    fill(3);
    grid.resize(840, 600);
    grid.layout();
    Bounds first = grid.getChildren().get(0).getBoundsInParent();
    Bounds second = grid.getChildren().get(1).getBoundsInParent();
    Bounds third = grid.getChildren().get(2).getBoundsInParent();
    assertThat(second.getMinX()).isGreaterThan(first.getMaxX());
    assertThat(third.getMinY()).isGreaterThan(first.getMaxY());
    assertThat(third.getWidth()).isEqualTo(840);
    assertThat(third.getMaxY()).isEqualTo(600);
  }

  @Test
  void theGridScrollsBeforeItsChartsGetTooLowToBeRead() {
    fill(3);
    double least = grid.minHeight(840);
    assertThat(least).isGreaterThanOrEqualTo(2 * 220);
    assertThat(grid.minHeight(1400)).isLessThan(least);
    fontSize.set(18);
    assertThat(grid.minHeight(1400)).isGreaterThan(2 * 220);
  }

  private void fill(int charts) {
    grid.getChildren()
        .setAll(IntStream.range(0, charts).<Node>mapToObj(_ -> new Region()).toList());
  }
}
