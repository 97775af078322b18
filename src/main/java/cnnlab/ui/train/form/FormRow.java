package cnnlab.ui.train.form;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/**
 * Parts of the form side by side, all equally wide. (A grid, because a box takes the height of a
 * wrapped text from the width that its node would like to have, not from the one it gets.)
 */
final class FormRow extends GridPane {
  FormRow(Node... parts) {
    getStyleClass().add("form-row");
    for (Node part : parts) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / parts.length);
      getColumnConstraints().add(column);
      GridPane.setValignment(part, VPos.TOP);
    }
    addRow(0, parts);
  }
}
