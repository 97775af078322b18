package cnnlab.ui.train.form;

import cnnlab.chart.Curve;
import cnnlab.chart.Mark;
import cnnlab.text.UserProblem;
import cnnlab.training.LearningRateFinder.Point;
import cnnlab.training.RunPlan;
import cnnlab.ui.ActionDialog;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.CurveChart;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Shows the loss against a rising learning rate, and offers the one that it suggests. */
final class LearningRateFinderDialog {
  private final Services services;
  private final Texts texts;
  private final LearningRateFinderViewModel model;
  private final CurveChart chart;
  private final Label text = new Label();
  private final ActionDialog dialog;

  LearningRateFinderDialog(Services services, Window owner) {
    this.services = services;
    texts = services.texts();
    model = new LearningRateFinderViewModel(services.engine(), services.background());
    chart = new CurveChart(services, "train.field.learningRate", "train.chart.loss");
    chart.setId("rate-search");
    chart.setLogarithmicX(true);
    text.setId("rate-search-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE); // the chart gives way to the whole sentence
    VBox content = new VBox(chart, text);
    content.getStyleClass().add("rate-search");
    VBox.setVgrow(chart, Priority.ALWAYS);
    dialog = new ActionDialog(services, owner, "control.search", "control.search.use", content);
    dialog
        .actButton()
        .disableProperty()
        .bind(model.suggestionProperty().map(OptionalDouble::isEmpty));
    model.points().addListener((ListChangeListener<Point>) _ -> draw());
    model.suggestionProperty().subscribe(this::draw);
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::sentence,
                model.busyProperty(),
                model.suggestionProperty(),
                model.problemProperty()));
  }

  /** Searches; {@code onFound} gets the rate if the user takes it. */
  void show(RunPlan plan, DoubleConsumer onFound) {
    dialog.show(
        taken -> {
          model.stop();
          if (taken) {
            model.suggestionProperty().get().ifPresent(onFound);
          }
        });
    model.start(plan);
  }

  private String sentence() {
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      return texts.sentence(problem);
    }
    if (model.busyProperty().get()) {
      return texts.get("control.search.busy");
    }
    OptionalDouble rate = model.suggestionProperty().get();
    return rate.isPresent()
        ? texts.get("control.search.found", Numbers.significant(rate.getAsDouble()))
        : texts.get("control.search.none");
  }

  private void draw() {
    List<Point> points = model.points();
    chart.setCurves(
        List.of(
            new Curve(
                texts.get("train.chart.loss"),
                Palette.rgb(services.appearance().palette().series(0)),
                Curve.Style.SOLID,
                points.stream().mapToDouble(Point::rate).toArray(),
                points.stream().mapToDouble(Point::loss).toArray())));
    OptionalDouble rate = model.suggestionProperty().get();
    chart.setMarks(
        rate.isPresent()
            ? List.of(
                new Mark(
                    rate.getAsDouble(),
                    Numbers.significant(rate.getAsDouble()),
                    Palette.rgb(services.appearance().palette().good())))
            : List.of());
  }
}
