package cnnlab.ui.compare;

import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;

/** Offers to measure the latencies that are not known on this machine. */
final class LatencyBar extends FlowPane {

  /**
   * @param wanted whether latencies are in view
   */
  LatencyBar(LatencyViewModel model, Services services, ObservableBooleanValue wanted) {
    Texts texts = services.texts();
    getStyleClass().add("chart-header");
    BooleanBinding working = model.progressProperty().greaterThanOrEqualTo(0);
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
    show(measure, working.not());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    show(bar, working);
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("compare.agreement.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    show(cancel, working);
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(texts.bind(_ -> sentence(model, texts), model.problemProperty()));
    show(problem, model.problemProperty().isNotNull());
    getChildren().addAll(about, measure, bar, cancel, problem);
    BooleanBinding anyMissing = model.missingProperty().isNotEqualTo(List.of());
    show(this, anyMissing.and(Bindings.createBooleanBinding(wanted::get, wanted)));
  }

  private static String sentence(LatencyViewModel model, Texts texts) {
    UserProblem problem = model.problemProperty().get();
    return problem == null ? "" : texts.sentence(problem);
  }

  private static void show(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }
}
