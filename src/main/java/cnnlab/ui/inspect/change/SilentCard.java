package cnnlab.ui.inspect.change;

import cnnlab.explain.unit.Unit;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.SilentUnits;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Switches for the units that were silenced; the predictions here follow. */
final class SilentCard extends VBox {
  private final SilentUnits silent;
  private final FlowPane switches = new FlowPane();

  SilentCard(Texts texts, SilentUnits silent) {
    this.silent = silent;
    setId("change-silent");
    getStyleClass().add("step-card");
    switches.getStyleClass().add("tile-bar");
    Label about = Controls.paragraph(texts, "change.silent.about", "muted");
    getChildren().addAll(Controls.label(texts, "change.silent", "chosen-title"), about, switches);
    silent.known().subscribe(this::deal);
    silent.onChange(this::deal);
  }

  private void deal() {
    switches.getChildren().setAll(silent.known().stream().map(this::box).toList());
  }

  private CheckBox box(Unit unit) {
    CheckBox box = new CheckBox(unit.title());
    box.setSelected(silent.units().contains(unit));
    box.setOnAction(_ -> silent.silence(unit, box.isSelected()));
    return box;
  }
}
