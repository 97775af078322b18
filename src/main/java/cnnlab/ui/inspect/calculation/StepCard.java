package cnnlab.ui.inspect.calculation;

import cnnlab.explain.calculation.CalculationStep;
import cnnlab.explain.calculation.Derivation;
import cnnlab.explain.calculation.ValuePlace;
import cnnlab.explain.calculation.WeightedSum;
import cnnlab.explain.calculation.WindowValues;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One layer's part in a value. */
final class StepCard extends VBox {
  private final Services services;
  private final Texts texts;
  private final CalculationViewModel model;

  /**
   * @param width of the pane
   */
  StepCard(Services services, CalculationViewModel model, CalculationStep step, double width) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("step-card");
    getChildren().add(heading(step));
    switch (step.derivation()) {
      case WeightedSum sum -> getChildren().add(new SumCard(services, model, step, sum, width));
      case Derivation.Simple simple -> {
        details(step, simple);
        if (!(simple instanceof Derivation.Passed)) { // of which there is nothing to work out
          getChildren().add(formula(Formula.of(step, simple)));
        }
      }
    }
  }

  private Node heading(CalculationStep step) {
    Hyperlink name = link(step.layer().name(), step.place());
    name.getStyleClass().add("chosen-title");
    Label kind = new Label(texts.get("op." + step.layer().op().kind()));
    kind.getStyleClass().add("muted");
    kind.setMinWidth(0);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Label value = new Label(new Figures(step.decimals()).of(step.value()));
    value.getStyleClass().add("step-value");
    value.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(name, kind, between, value);
    row.setAlignment(Pos.BASELINE_LEFT);
    row.getStyleClass().add("step-heading");
    return row;
  }

  private Hyperlink link(String layer, ValuePlace place) {
    Hyperlink link = new Hyperlink(layer);
    link.setOnAction(_ -> model.goTo(layer, place));
    return link;
  }

  private void details(CalculationStep step, Derivation.Simple derivation) {
    Figures figures = new Figures(step.decimals());
    switch (derivation) {
      case Derivation.Maximum(WindowValues window, int winner) -> {
        getChildren().add(grid(window).winner(winner));
        getChildren()
            .add(
                muted(
                    texts.get(
                        "calculation.winner",
                        window.top() + winner / window.columns(),
                        window.left() + winner % window.columns())));
      }
      case Derivation.Mean(WindowValues window, int divisor) -> {
        getChildren().add(grid(window));
        getChildren().add(muted(texts.get("calculation.mean", divisor)));
      }
      case Derivation.Neighbors neighbors -> {
        getChildren()
            .add(
                new NumberGrid(
                        services.appearance(),
                        Double.MAX_VALUE,
                        1,
                        neighbors.neighbors().size(),
                        cell -> neighbors.neighbors().get(cell),
                        cell -> Figures.brief(neighbors.neighbors().get(cell)),
                        NumberGrid.pointing())
                    .winner(neighbors.own()));
        getChildren()
            .add(
                muted(
                    texts.get(
                        "calculation.neighbors",
                        neighbors.first(),
                        neighbors.first() + neighbors.neighbors().size() - 1)));
      }
      case Derivation.Sum sum ->
          sum.summands()
              .forEach(
                  summand ->
                      getChildren()
                          .add(
                              row(
                                  link(summand.layer(), step.place()),
                                  figures.of(summand.value()))));
      case Derivation.Passed(String layer, ValuePlace place, _) ->
          getChildren()
              .add(
                  row(
                      link(layer, place),
                      texts.get(
                          "calculation.place", place.channel(), place.row(), place.column())));
      case Derivation.Zero _ -> getChildren().add(muted(texts.get("calculation.zero")));
      case Derivation.Pixel _,
          Derivation.Normalization _,
          Derivation.Function _,
          Derivation.Scaled _ -> {}
    }
  }

  private NumberGrid grid(WindowValues window) {
    return new NumberGrid(
        services.appearance(),
        Double.MAX_VALUE,
        window.rows(),
        window.columns(),
        cell -> window.values()[cell],
        cell -> Float.isNaN(window.values()[cell]) ? "" : Figures.brief(window.values()[cell]),
        NumberGrid.pointing());
  }

  private static HBox row(Node name, String text) {
    HBox row = new HBox(name, new Label(text));
    row.getStyleClass().add("step-heading");
    row.setAlignment(Pos.BASELINE_LEFT);
    return row;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  static Label formula(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("formula");
    label.setWrapText(true);
    return label;
  }
}
