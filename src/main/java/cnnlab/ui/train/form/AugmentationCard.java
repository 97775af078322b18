package cnnlab.ui.train.form;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The random changes that keep a network from learning its training images by heart. */
final class AugmentationCard extends VBox {
  private final FormViewModel form;
  private final Texts texts;

  AugmentationCard(FormViewModel form, Texts texts) {
    this.form = form;
    this.texts = texts;
    getStyleClass().addAll("card", "form-card");
    CheckBox flip = new CheckBox();
    flip.setId("flip");
    flip.textProperty().bind(texts.bind("train.field.flip"));
    flip.selectedProperty().bindBidirectional(form.flipProperty());
    Controls.tooltip(flip, texts, "train.field.flip.about");
    Label about = Controls.label(texts, "train.augmentation.about", "muted", "small");
    about.setWrapText(true);
    getChildren()
        .addAll(
            Controls.label(texts, "train.augmentation", "section-title"),
            about,
            flip,
            new FormRow(number("cropPadding"), number("resizedCrop"), number("multiScale")),
            new FormRow(number("rotation"), number("colorJitter"), number("cutout")));
  }

  private FormField number(String name) {
    return FormField.number(form, texts, name);
  }
}
