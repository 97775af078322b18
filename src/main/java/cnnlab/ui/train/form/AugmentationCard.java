package cnnlab.ui.train.form;

import cnnlab.training.NumericSetting;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The random changes that keep a network from learning its training images by heart. */
final class AugmentationCard extends VBox {
  AugmentationCard(FormViewModel form, FormFields fields, Texts texts) {
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
            new FormRow(
                fields.number(NumericSetting.CROP_PADDING),
                fields.number(NumericSetting.RESIZED_CROP),
                fields.number(NumericSetting.MULTI_SCALE),
                fields.number(NumericSetting.ROTATION),
                fields.number(NumericSetting.COLOR_JITTER),
                fields.number(NumericSetting.CUTOUT)));
  }
}
