package cnnlab.ui.train.form;

import cnnlab.run.Schedule;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/** How the learning rate will go over the run, as a small curve. */
final class SchedulePreview extends VBox {
  private static final int POINTS = 200;
  private static final double INSET = 3;

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
    getChildren().addAll(title, pane);
    pane.widthProperty().subscribe(this::draw);
    pane.heightProperty().subscribe(this::draw);
    form.scheduleProperty().subscribe(this::draw);
    accessibleTextProperty().bind(services.texts().bind("train.schedule.preview.about"));
  }

  private void draw() {
    Schedule schedule = form.scheduleProperty().get();
    double width = pane.getWidth() - 2 * INSET;
    double height = pane.getHeight() - 2 * INSET;
    curve.getPoints().clear();
    if (width <= 0 || height <= 0) {
      return;
    }
    for (int i = 0; i <= POINTS; i++) {
      double progress = (double) i / POINTS;
      curve
          .getPoints()
          .addAll(INSET + width * progress, INSET + height * (1 - schedule.factor(progress)));
    }
  }
}
