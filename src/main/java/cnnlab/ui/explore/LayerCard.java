package cnnlab.ui.explore;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.Erratum;
import cnnlab.analysis.LayerFormulas;
import cnnlab.analysis.LayerStats;
import cnnlab.analysis.OpText;
import cnnlab.arch.Shape;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Family;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.model.NetworkForm;
import cnnlab.weights.hub.PublishedWeights;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Explains the selected layer, or the family where none is selected. */
final class LayerCard extends ScrollPane {
  private final ExploreViewModel model;
  private final Texts texts;
  private final Runnable onWeights;
  private final VBox content = new VBox();

  /**
   * @param onWeights called where the person wants to see the published weights of the network
   */
  LayerCard(ExploreViewModel model, Texts texts, Runnable onWeights) {
    this.model = model;
    this.onWeights = onWeights;
    this.texts = texts;
    setId("layer-card");
    getStyleClass().add("layer-card");
    content.getStyleClass().add("layer-card-content");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    model.analysisProperty().subscribe(this::fill);
    model.selectedProperty().subscribe(this::fill);
    model.conventionsProperty().subscribe(this::fill);
    texts.messagesProperty().subscribe(this::fill);
    fill();
  }

  private void fill() {
    Optional<Analysis> analysis = model.analysisProperty().get();
    String selected = model.selectedProperty().get();
    Optional<LayerStats> layer =
        analysis.flatMap(
            it ->
                it.layers().stream()
                    .filter(stats -> stats.layer().name().equals(selected))
                    .findFirst());
    content.getChildren().clear();
    setVvalue(0);
    if (analysis.isPresent() && layer.isPresent()) {
      explain(layer.get(), analysis.get());
    } else {
      introduce();
    }
  }

  private void introduce() {
    String family = model.entryProperty().get().family().key();
    add(texts.get(family), "section-title");
    add(texts.get(family + ".about"), "layer-about");
    add(NetworkForm.text(model, texts.messages()), "layer-about");
    add(texts.get("explore.card.hint"), "muted");
    if (!PublishedWeights.of(model.entryProperty().get().name()).isEmpty()) {
      Hyperlink weights = new Hyperlink(texts.get("weights.more"));
      weights.setId("pretrained");
      weights.setOnAction(_ -> onWeights.run());
      Controls.tooltip(weights, texts, "weights.more.about");
      content.getChildren().add(weights);
    }
    addErrata("");
  }

  /** Of the whole network, or of the block or layer of this name; only beside what was printed. */
  private void addErrata(String layer) {
    boolean asPrinted =
        NetworkForm.isPublished(model)
            && model.conventionsProperty().get().equals(Conventions.STANDARD);
    List<Erratum> errata =
        Erratum.of(model.entryProperty().get().name()).stream()
            .filter(it -> layer.isEmpty() || layer.startsWith(it.place() + "."))
            .toList();
    if (asPrinted && !errata.isEmpty()) {
      content.getChildren().add(new ErrataLine(errata, texts));
    }
  }

  private void explain(LayerStats stats, Analysis analysis) {
    Messages messages = texts.messages();
    add(stats.layer().name(), "section-title");
    add(OpText.of(stats.layer().op(), messages), "muted");
    add(OpText.about(stats.layer().op(), messages), "layer-about");

    GridPane grid = new GridPane();
    grid.getStyleClass().add("layer-numbers");
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(new ColumnConstraints(), wide);
    if (!stats.inputShapes().isEmpty()) {
      row(grid, "explore.card.input", inputs(stats));
    }
    row(grid, "explore.card.output", stats.output().toString());
    List<String> sizes = LayerFormulas.outputSize(stats);
    if (!sizes.isEmpty()) {
      row(grid, "explore.card.size", String.join("\n", sizes));
    }
    if (!weights(stats).isEmpty()) {
      row(grid, "explore.card.weights", weights(stats));
    }
    row(grid, "explore.total.field", stats.receptiveField() + " px");
    Conventions counting = model.conventionsProperty().get();
    share(grid, "explore.total.params", counting.params(stats), counting.params(analysis));
    formula(grid, LayerFormulas.params(stats));
    share(
        grid,
        counting.flops() ? "explore.total.flops" : "explore.total.macs",
        counting.operations(stats),
        counting.operations(analysis));
    formula(grid, LayerFormulas.macs(stats));
    share(
        grid,
        "explore.total.memory",
        counting.activationBytes(stats),
        counting.activationBytes(analysis));
    row(grid, "explore.card.source", OpText.source(stats.layer().op()));
    Family family = model.entryProperty().get().family();
    if (family != Family.OWN) {
      row(grid, "explore.card.network-source", texts.get(family.key() + ".where"));
    }
    content.getChildren().add(grid);
    addErrata(stats.layer().name());
    if (stats.auxiliary()) {
      add(messages.get("explore.auxiliary.about"), "muted");
    }
  }

  private static String inputs(LayerStats stats) {
    return stats.inputShapes().stream().map(Shape::toString).collect(Collectors.joining("\n"));
  }

  /** Shapes in PyTorch's order, one to a line. */
  private static String weights(LayerStats stats) {
    return stats.inputShapes().isEmpty()
        ? ""
        : Tensors.of(stats.layer(), stats.inputShapes().getFirst()).stream()
            .map(it -> it.name().substring(it.layer().length() + 1) + " " + it.shape())
            .collect(Collectors.joining("\n"));
  }

  private void formula(GridPane grid, String formula) {
    if (!formula.isEmpty()) {
      Label label = new Label("= " + formula);
      label.getStyleClass().addAll("muted", "small");
      label.setWrapText(true);
      grid.add(label, 1, grid.getRowCount());
    }
  }

  private void row(GridPane grid, String key, String value) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().add("muted");
    name.setMinWidth(USE_PREF_SIZE);
    Label number = new Label(value);
    number.setWrapText(true);
    grid.addRow(grid.getRowCount(), name, number);
  }

  /** The number and, as a bar, its share of the network's. */
  private void share(GridPane grid, String key, long part, long whole) {
    boolean memory = key.endsWith("memory");
    String value =
        memory
            ? Numbers.bytes(part, model.conventionsProperty().get().decimal())
            : Numbers.exact(part, texts.messages());
    if (part == 0 || whole == 0) {
      row(grid, key, memory && part == 0 ? texts.get("explore.in-place") : "–");
      return;
    }
    double share = Math.min(1, part / (double) whole);
    row(grid, key, value + "   " + Numbers.percent(share));
    ProgressBar bar = new ProgressBar(share);
    bar.getStyleClass().add("share-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    grid.add(bar, 1, grid.getRowCount());
  }

  private void add(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    content.getChildren().add(label);
  }
}
