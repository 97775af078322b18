package cnnlab.ui.train.form;

import atlantafx.base.theme.Styles;
import cnnlab.training.PaperRecipe;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** Sets many settings at once: to their defaults, or to what the network's authors used. */
final class PresetButtons extends FlowPane {
  private final FormViewModel form;
  private final Texts texts;

  PresetButtons(FormViewModel form, Texts texts) {
    this.form = form;
    this.texts = texts;
    getStyleClass().add("preset-buttons");
    Button defaults = button("defaults", "train.usual", form::reset);
    Controls.tooltip(defaults, texts, "train.usual.about");
    Button recipe = button("recipe", "train.recipe", form::takeRecipe);
    Controls.tooltip(recipe, source());
    recipe
        .visibleProperty()
        .bind(form.networkProperty().map(entry -> PaperRecipe.of(entry.family()).isPresent()));
    recipe.managedProperty().bind(recipe.visibleProperty());
    getChildren().addAll(defaults, recipe);
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.textProperty().bind(texts.bind(key));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** What the paper says of its training. */
  private StringBinding source() {
    return texts.bind(
        messages -> {
          String key = "train.recipe." + form.networkProperty().getValue().family().id();
          return messages.has(key) ? messages.get(key) : "";
        },
        form.networkProperty());
  }
}
