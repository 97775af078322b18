package cnnlab.ui.compare;

import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Offers to measure the latencies that are not known on this machine. */
final class LatencyBar extends FlowPane {

  /**
   * @param wanted whether latencies are in view
   */
  LatencyBar(LatencyViewModel model, Services services, ObservableBooleanValue wanted) {
    Texts texts = services.texts();
    getStyleClass().add("chart-header");
    Label about = new Label();
    about.setWrapText(true);
    about.getStyleClass().addAll("muted", "small");
    about
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get("compare.latency.missing", model.missingProperty().get().size()),
                model.missingProperty()));
    Button measure = new Button();
    measure.setId("latency-measure");
    measure.textProperty().bind(texts.bind("compare.latency.measure"));
    Controls.tooltip(measure, texts, "compare.latency.about");
    measure.setOnAction(_ -> model.measure());
    Controls.showIf(measure, WorkRow.working(model.job()).not());
    WorkRow work = new WorkRow(texts, model.job(), "latency-cancel", model::cancel);
    Label problem = Controls.problem(texts.sentence(model.problemProperty()));
    getChildren().addAll(about, measure, work, problem);
    BooleanBinding anyMissing = model.missingProperty().isNotEqualTo(List.of());
    Controls.showIf(this, anyMissing.and(Bindings.createBooleanBinding(wanted::get, wanted)));
  }
}
