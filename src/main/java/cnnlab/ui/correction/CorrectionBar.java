package cnnlab.ui.correction;

import cnnlab.data.correction.Corrections;
import cnnlab.run.RunSettings;
import cnnlab.ui.Controls;
import cnnlab.ui.CorrectionLists;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/**
 * Below a gallery whose images can be corrected: how, and once some are, how many, the way back and
 * the way to train with them.
 */
public final class CorrectionBar extends FlowPane {
  private final Services services;
  private final Texts texts;
  private final ObservableValue<CorrectionLists.@Nullable OfData> list;
  private final ObservableValue<Corrections> now;

  /**
   * @param data name or path of the data whose images are in view; null for none
   * @param settings of the run to be trained again; null where there is none
   */
  public CorrectionBar(
      Services services,
      ObservableValue<@Nullable String> data,
      Supplier<@Nullable RunSettings> settings) {
    this.services = services;
    texts = services.texts();
    list = data.map(services.corrections()::of);
    now = list.flatMap(CorrectionLists.OfData::listProperty).orElse(Corrections.NONE);
    setId("correction-bar");
    getStyleClass().add("correction-bar");
    Label words = new Label();
    words.setId("correction-count");
    words.getStyleClass().addAll("muted", "small");
    words.setWrapText(true);
    words.textProperty().bind(texts.bind(_ -> words(), now));
    Hyperlink undo = link("correction.undo", () -> act(CorrectionLists.OfData::undo));
    undo.visibleProperty()
        .bind(list.flatMap(CorrectionLists.OfData::undoableProperty).orElse(false));
    undo.managedProperty().bind(undo.visibleProperty());
    Hyperlink train = link("correction.train", () -> train(settings.get()));
    Controls.tooltip(train, texts, "correction.train.about");
    train.visibleProperty().bind(now.map(it -> !it.changes().isEmpty() && settings.get() != null));
    train.managedProperty().bind(train.visibleProperty());
    getChildren().addAll(words, undo, train);
  }

  private Hyperlink link(String key, Runnable action) {
    Hyperlink link = new Hyperlink();
    link.setId("bar-" + key.replace('.', '-'));
    link.textProperty().bind(texts.bind(key));
    link.setOnAction(_ -> action.run());
    link.setMinWidth(USE_PREF_SIZE);
    return link;
  }

  private String words() {
    Corrections corrections = now.getValue();
    return corrections.changes().isEmpty()
        ? texts.get("correction.how")
        : texts.get("correction.list", corrections.inWords(texts.messages()));
  }

  private void act(Consumer<CorrectionLists.OfData> action) {
    CorrectionLists.OfData shown = list.getValue();
    if (shown != null) {
      action.accept(shown);
    }
  }

  /** Fills the form with the run's settings and these corrections. */
  private void train(@Nullable RunSettings settings) {
    if (settings != null) {
      services.navigation().open(View.TRAIN, settings.withCorrections(now.getValue()));
    }
  }
}
