package cnnlab.ui.train.form;

import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/** How the learning rate will go over the run, as a small curve, and where it begins and ends. */
final class SchedulePreview extends VBox {
  private static final int POINTS = 200;
  private static final int MOST_EPOCHS = 100_000;
  private static final double INSET = 4;

  private final FormViewModel form;
  private final Polyline curve = new Polyline();
  private final Pane pane = new Pane(curve);

  SchedulePreview(FormViewModel form, Services services) {
    this.form = form;
    getStyleClass().add("form-field");
    Label title = Controls.label(services.texts(), "train.schedule.preview", "muted");
    pane.getStyleClass().add("schedule-preview");
    curve.getStyleClass().add("schedule-curve");
    Controls.tooltip(pane, services.texts().bind("train.schedule.preview.about"));
    Label ends = new Label();
    ends.setId("schedule-ends");
    ends.getStyleClass().addAll("muted", "small");
    ends.setWrapText(true);
    ends.textProperty().bind(services.texts().bind(this::describe, form.validationProperty()));
    getChildren().addAll(title, pane, ends);
    pane.widthProperty().subscribe(this::draw);
    pane.heightProperty().subscribe(this::draw);
    form.validationProperty().subscribe(this::draw);
    accessibleTextProperty().bind(ends.textProperty());
  }

  /** Learning rates from the first iteration to the last, evenly spread. */
  private double[] rates() {
    RunSettings settings = form.validationProperty().get().settings();
    int epochs = Math.clamp(settings.epochs(), 1, MOST_EPOCHS);
    RunSettings planned = settings.withRateChanges(List.of()).withEpochs(epochs);
    int all = POINTS * epochs; // so many iterations make whole epochs
    return IntStream.rangeClosed(0, POINTS)
        .mapToDouble(i -> planned.learningRate(Math.min(all - 1, i * (all / POINTS)), all))
        .toArray();
  }

  private String describe(Messages messages) {
    double[] rates = rates();
    if (rates[0] == 0) {
      return " "; // not known yet
    }
    return messages.get(
        "train.schedule.ends",
        Numbers.significant(rates[0]),
        rates[POINTS] < rates[0] / 1000 ? "0" : Numbers.significant(rates[POINTS]));
  }

  private void draw() {
    double width = pane.getWidth() - 2 * INSET;
    double height = pane.getHeight() - 2 * INSET;
    curve.getPoints().clear();
    if (width <= 0 || height <= 0) {
      return;
    }
    double[] rates = rates();
    double highest = Math.max(Double.MIN_NORMAL, Arrays.stream(rates).max().orElse(1));
    for (int i = 0; i < rates.length; i++) {
      curve
          .getPoints()
          .addAll(INSET + width * i / POINTS, INSET + height * (1 - rates[i] / highest));
    }
  }
}
