package cnnlab.ui.inspect.change;

import cnnlab.explain.perturbation.Perturbation;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.model.ClassTexts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The changed image, the sliders that change it, and the answers. */
final class SlidersCard extends VBox {
  private final Services services;
  private final Texts texts;
  private final ChangeViewModel model;

  SlidersCard(Services services, ChangeViewModel model, ClassTexts classes) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("step-card");
    ChangedImage image = new ChangedImage(services, model);
    AnswerTable answers = new AnswerTable(texts, classes);
    answers.setId("changed-answers");
    Runnable tell =
        () -> answers.show(model.predictions(), services.appearance().fontSizeProperty().get());
    model.predictions().subscribe(tell);
    texts.messagesProperty().subscribe(_ -> tell.run());
    Button reset = new Button();
    reset.setId("change-reset");
    reset.textProperty().bind(texts.bind("change.reset"));
    reset.setOnAction(_ -> model.reset());
    VBox beside = new VBox(answers, reset);
    beside.getStyleClass().add("sum-card");
    beside.setMinWidth(0);
    HBox.setHgrow(beside, Priority.ALWAYS);
    HBox top = new HBox(image.view(), beside);
    top.getStyleClass().add("step-heading");
    getChildren().addAll(top, image, sliders());
  }

  private Node sliders() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("terms");
    int row = 0;
    for (Perturbation each : Perturbation.values()) {
      Slider slider = new Slider(each.least(), each.most(), each.neutral());
      slider.setId("change-" + each.name().toLowerCase(Locale.ROOT));
      slider.setMaxWidth(Double.MAX_VALUE);
      slider.setBlockIncrement((each.most() - each.least()) / 20);
      String key = "change.slider." + each.name().toLowerCase(Locale.ROOT).replace('_', '-');
      slider.accessibleTextProperty().bind(texts.bind(key));
      slider.valueProperty().subscribe(now -> model.set(each, now.doubleValue()));
      slider
          .focusedProperty()
          .subscribe(
              on -> {
                if (on) {
                  model.inUseProperty().set(each);
                }
              });
      Label amount = new Label();
      amount.setMinWidth(4 * services.appearance().fontSizeProperty().get());
      model
          .changeProperty()
          .subscribe(
              now -> {
                slider.setValue(now.amount(each));
                amount.setText(Figures.constant(Math.round(now.amount(each) * 1000) / 1000.0));
              });
      GridPane.setHgrow(slider, Priority.ALWAYS);
      grid.addRow(row++, Controls.label(texts, key), slider, amount);
    }
    return grid;
  }
}
