package cnnlab.ui.explore.memory;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.chart.Curve;
import cnnlab.run.OptimizerSettings;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.CurveChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Curves of memory by the size of the batch, and this machine's limit. */
public final class MemoryPane extends VBox {
  private final MemoryViewModel model;
  private final Services services;
  private final CurveChart chart;
  private final Label fits = new Label();

  public MemoryPane(MemoryViewModel model, Services services) {
    this.model = model;
    this.services = services;
    getStyleClass().add("memory-pane");
    chart = new CurveChart(services, "explore.memory.batch", "explore.memory.gib");
    chart.setId("memory-chart");
    VBox.setVgrow(chart, Priority.ALWAYS);
    fits.setId("memory-fits");
    fits.setWrapText(true);
    fits.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(tools(), chart);
    model.pointsProperty().subscribe(this::show);
    services.texts().messagesProperty().subscribe(this::show);
    services.appearance().paletteProperty().subscribe(this::show);
    show();
  }

  private Node tools() {
    Texts texts = services.texts();
    ToggleGroup group = new ToggleGroup();
    ToggleButton training = toggle("training", true, group);
    ToggleButton inference = toggle("inference", false, group);
    ComboBox<OptimizerSettings.Kind> optimizer = new ComboBox<>();
    optimizer.setId("memory-optimizer");
    optimizer.getItems().setAll(OptimizerSettings.Kind.values());
    optimizer.valueProperty().bindBidirectional(model.optimizerProperty());
    optimizer.accessibleTextProperty().bind(texts.bind("explore.memory.optimizer"));
    optimizer.setMinWidth(USE_PREF_SIZE);
    optimizer.disableProperty().bind(model.trainingProperty().not());
    HBox tools = new HBox(training, inference, optimizer, fits);
    tools.getStyleClass().add("code-tools");
    return tools;
  }

  private ToggleButton toggle(String name, boolean trains, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.setId("memory-" + name);
    button.textProperty().bind(services.texts().bind("explore.memory." + name));
    button.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(button, services.texts(), "explore.memory." + name + ".about");
    button.setToggleGroup(group);
    button.setOnAction(
        _ -> {
          model.trainingProperty().set(trains);
          button.setSelected(true);
        });
    model.trainingProperty().subscribe(now -> button.setSelected(now == trains));
    return button;
  }

  private void show() {
    if (model.pointsProperty().get().isEmpty()) {
      return;
    }
    double[] batches =
        model.pointsProperty().get().stream().mapToDouble(MemoryViewModel.Point::batch).toArray();
    double[] limit = new double[batches.length];
    Arrays.fill(limit, model.limit() / (double) (1L << 30));
    Texts texts = services.texts();
    Palette palette = services.appearance().palette();
    List<Curve> curves = new ArrayList<>();
    curves.add(curve(0, "total", Curve.Style.SOLID, batches, MemoryEstimate::total));
    curves.add(curve(1, "activations", Curve.Style.SOLID, batches, MemoryEstimate::activations));
    if (model.trainingProperty().get()) { // often as much as the weights: seen on top of them
      curves.add(curve(4, "optimizer", Curve.Style.DOTTED, batches, MemoryEstimate::optimizer));
      curves.add(curve(3, "gradients", Curve.Style.DASHED, batches, MemoryEstimate::gradients));
    }
    curves.add(curve(2, "weights", Curve.Style.SOLID, batches, MemoryEstimate::weights));
    String machine = texts.get("explore.memory.limit");
    curves.add(new Curve(machine, Palette.rgb(palette.bad()), Curve.Style.DASHED, batches, limit));
    chart.setCurves(curves);
    String size = Numbers.bytes(model.limit());
    fits.setText(
        model
            .largestBatch()
            .map(batch -> texts.get("explore.memory.fits", batch, size))
            .orElseGet(() -> texts.get("explore.memory.fits-not", size)));
  }

  private Curve curve(
      int color,
      String name,
      Curve.Style style,
      double[] batches,
      ToLongFunction<MemoryEstimate> number) {
    return new Curve(
        services.texts().get("explore.memory." + name),
        Palette.rgb(services.appearance().palette().series(color)),
        style,
        batches,
        model.gibibytes(number));
  }
}
