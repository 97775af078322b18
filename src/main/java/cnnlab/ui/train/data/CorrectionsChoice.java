package cnnlab.ui.train.data;

import cnnlab.data.correction.Corrections;
import cnnlab.ui.Controls;
import cnnlab.ui.CorrectionLists;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;

/**
 * Whether a run learns from the corrected data; there only where corrections are. Those of an
 * earlier run whose settings are reused stay as they were, until they are chosen anew.
 */
public final class CorrectionsChoice extends CheckBox {
  private final Property<Corrections> chosen;
  private final ObservableValue<Corrections> list;
  private final Texts texts;

  public CorrectionsChoice(FormViewModel form, Services services) {
    texts = services.texts();
    chosen = form.correctionsProperty();
    list =
        form.dataProperty()
            .map(services.corrections()::of)
            .flatMap(CorrectionLists.OfData::listProperty)
            .orElse(Corrections.NONE);
    setId("data-corrected");
    setWrapText(true);
    textProperty().bind(texts.bind(_ -> words(), chosen, list));
    Controls.tooltip(this, texts, "correction.choice.about");
    visibleProperty()
        .bind(
            chosen.flatMap(
                own -> list.map(known -> !own.changes().isEmpty() || !known.changes().isEmpty())));
    managedProperty().bind(visibleProperty());
    chosen.subscribe(own -> setSelected(!own.changes().isEmpty()));
    setOnAction(_ -> chosen.setValue(isSelected() ? newest() : Corrections.NONE));
    list.subscribe(
        (former, now) -> {
          if (isSelected() && chosen.getValue().equals(former)) {
            chosen.setValue(now);
          }
        });
  }

  /** The list beside the data, or what is chosen already where it is gone. */
  private Corrections newest() {
    Corrections known = list.getValue();
    return known.changes().isEmpty() ? chosen.getValue() : known;
  }

  private String words() {
    Corrections own = chosen.getValue();
    Corrections told = own.changes().isEmpty() ? list.getValue() : own;
    return texts.get("correction.choice", told.inWords(texts.messages()));
  }
}
