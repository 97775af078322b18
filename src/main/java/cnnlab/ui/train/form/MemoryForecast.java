package cnnlab.ui.train.form;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.engine.Device;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The memory that training will take, and whether there is so much. */
final class MemoryForecast extends Label {
  private static final PseudoClass TOO_MUCH = PseudoClass.getPseudoClass("too-much");

  private final FormViewModel form;
  private final ObjectProperty<@Nullable Device> device = new SimpleObjectProperty<>();

  MemoryForecast(FormViewModel form, Services services) {
    this.form = form;
    setId("memory-forecast");
    getStyleClass().addAll("memory-forecast", "small");
    setWrapText(true);
    textProperty().bind(services.texts().bind(this::describe, form.validationProperty(), device));
    Controls.tooltip(this, services.texts(), "train.memory.about");
    device.subscribe(this::mark);
    form.validationProperty().subscribe(this::mark);
    services.background().run("train.device", services.engine()::device, device::set, _ -> {});
  }

  private void mark() {
    pseudoClassStateChanged(TOO_MUCH, tooMuch());
  }

  private boolean tooMuch() {
    MemoryEstimate needed = form.validationProperty().get().memory();
    Device there = device.get();
    return needed != null && there != null && needed.total() >> 20 > there.maxMemoryMiB();
  }

  private String describe(Messages messages) {
    MemoryEstimate needed = form.validationProperty().get().memory();
    Device there = device.get();
    if (needed == null) {
      return " ";
    }
    String total = Numbers.bytes(needed.total());
    if (there == null) {
      return messages.get("train.memory", total);
    }
    String limit = Numbers.bytes(there.maxMemoryMiB() << 20);
    return messages.get(tooMuch() ? "train.memory.too-much" : "train.memory.of", total, limit);
  }
}
