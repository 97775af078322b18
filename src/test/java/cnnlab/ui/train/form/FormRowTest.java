package cnnlab.ui.train.form;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRowTest {

  private static Region part(double least, double height) {
    Region part = new Region();
    part.setMinWidth(least);
    part.setPrefHeight(height);
    return part;
  }

  private static FormRow row(double width) {
    FormRow row = new FormRow(part(100, 40), part(160, 60), part(120, 50));
    row.resize(width, row.prefHeight(width));
    row.layout();
    return row;
  }

  private static Bounds at(FormRow row, int part) {
    Node node = row.getChildren().get(part);
    return node.getBoundsInParent();
  }

  @ParameterizedTest(name = "{0} px: {1} columns, {2} px high")
  @CsvSource({
    "700, 3, 60",
    "506, 3, 60",
    "505, 2, 123",
    "333, 2, 123",
    "332, 1, 176",
    "90, 1, 176"
  })
  void thereAreAsManyColumnsAsTheWidestPartAllows(double width, int columns, double height) {
    FormRow row = row(width);
    long inFirstRow =
        row.getChildren().stream().filter(part -> part.getBoundsInParent().getMinY() == 0).count();

    assertThat(inFirstRow).isEqualTo(columns);
    assertThat(row.prefHeight(width)).isEqualTo(height);
  }

  @Test
  void allAreEquallyWideAndNoneLeavesTheRow() {
    for (double width = 200; width < 900; width += 7) {
      FormRow row = row(width);
      for (int part = 0; part < 3; part++) {
        assertThat(at(row, part).getWidth()).isEqualTo(at(row, 0).getWidth());
        assertThat(at(row, part).getMaxX()).isLessThanOrEqualTo(width + 1);
        assertThat(at(row, part).getMaxY()).isLessThanOrEqualTo(row.getHeight() + 1);
      }
    }
  }

  @Test
  void whatIsHiddenTakesNoPlace() {
    FormRow row = row(505);
    row.getChildren().get(1).setManaged(false);

    assertThat(row.prefHeight(505)).isEqualTo(50);
  }
}
