package cnnlab.ui.inspect.calculation;

import cnnlab.explain.calculation.CalculationStep;
import cnnlab.explain.calculation.WeightedSum;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A convolution's or a fully connected layer's sum: one input channel's patch, kernel and products;
 * the channels that add most; what they and the bias come to.
 */
final class SumCard extends VBox {
  private static final int LISTED = 8;
  private static final double BAR = 7;

  /** What signs and gaps take beside three grids, in the type's size. */
  private static final double BESIDE = 8;

  private final Services services;
  private final Texts texts;
  private final CalculationViewModel model;
  private final WeightedSum sum;
  private final Figures figures;
  private final List<Integer> order;
  private final double type;
  private final double room;

  /**
   * @param width of the pane
   */
  SumCard(
      Services services,
      CalculationViewModel model,
      CalculationStep step,
      WeightedSum sum,
      double width) {
    this.services = services;
    this.model = model;
    this.sum = sum;
    texts = services.texts();
    figures = new Figures(step.decimals());
    order = sum.byMagnitude();
    type = services.appearance().fontSizeProperty().get();
    room = (width - BESIDE * type) / 3;
    getStyleClass().add("sum-card");
    if (sum.inputs().size() > 1) {
      Integer chosen = model.inputChannelProperty().get();
      getChildren().add(products(chosen == null ? order.getFirst() : chosen % sum.channels()));
    }
    getChildren().addAll(channels(), total(step));
  }

  /** Patch times kernel, cell by cell. */
  private Node products(int channel) {
    IntegerProperty pointed = NumberGrid.pointing();
    int rows = sum.inputs().rows();
    int columns = sum.inputs().columns();
    NumberGrid patch =
        new NumberGrid(
            services.appearance(),
            room,
            rows,
            columns,
            cell -> sum.input(channel, cell),
            cell -> Figures.brief(sum.input(channel, cell)),
            pointed);
    NumberGrid kernel =
        new NumberGrid(
            services.appearance(),
            room,
            rows,
            columns,
            cell -> sum.weight(channel, cell),
            cell -> Figures.brief(sum.weight(channel, cell)),
            pointed);
    NumberGrid product =
        new NumberGrid(
            services.appearance(),
            room,
            rows,
            columns,
            cell -> sum.product(channel, cell),
            cell -> Figures.brief(sum.product(channel, cell)),
            pointed);
    Label reading = new Label();
    reading.getStyleClass().add("muted");
    reading.setId("product-reading");
    pointed.subscribe(
        cell ->
            reading.setText(
                cell.intValue() == NumberGrid.NONE
                    ? texts.get("calculation.products.about")
                    : reading(channel, cell.intValue())));
    FlowPane grids =
        new FlowPane(
            captioned(patch, texts.get("calculation.patch", sum.firstChannel() + channel), "×"),
            captioned(kernel, texts.get("calculation.kernel"), "="),
            captioned(
                product, texts.get("calculation.products", figures.of(sum.sum(channel))), ""));
    grids.getStyleClass().add("grids");
    return new VBox(grids, reading);
  }

  private String reading(int channel, int cell) {
    int row = sum.inputs().top() + cell / sum.inputs().columns();
    int column = sum.inputs().left() + cell % sum.inputs().columns();
    float input = sum.input(channel, cell);
    String product =
        Figures.constant(Float.isNaN(input) ? 0 : input)
            + " × "
            + Figures.constant(sum.weight(channel, cell))
            + " = "
            + Figures.constant(sum.product(channel, cell));
    return Float.isNaN(input)
        ? texts.get("calculation.product.padding", product)
        : texts.get("calculation.product", row, column, product);
  }

  /** A caption above, and the sign behind it. */
  private static Node captioned(Node grid, String caption, String sign) {
    Label above = new Label(caption);
    above.getStyleClass().addAll("muted", "small");
    VBox box = new VBox(above, grid);
    Label behind = new Label(sign);
    behind.getStyleClass().add("sign");
    HBox row = new HBox(box, behind);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("captioned");
    return row;
  }

  private Node channels() {
    GridPane table = new GridPane();
    table.getStyleClass().add("terms");
    double largest = Math.abs(sum.sum(order.getFirst()));
    double left = 0;
    for (int i = 0; i < order.size(); i++) {
      if (i < LISTED || order.size() <= LISTED + 1) {
        table.addRow(i, row(order.get(i), largest));
      } else {
        left += sum.sum(order.get(i));
      }
    }
    if (order.size() > LISTED + 1) {
      Label others = new Label(texts.get("calculation.others", order.size() - LISTED));
      others.getStyleClass().add("muted");
      others.setMinWidth(USE_PREF_SIZE);
      table.addRow(LISTED, others, new Region(), figure(figures.of(left)));
    }
    return table;
  }

  private Node[] row(int channel, double largest) {
    double value = sum.sum(channel);
    Region bar = new Region();
    bar.getStyleClass().addAll("term-bar", value < 0 ? "below" : "above");
    bar.setMaxWidth(largest > 0 ? Math.abs(value) / largest * BAR * type : 0);
    bar.setPrefWidth(bar.getMaxWidth());
    boolean window = sum.inputs().size() > 1;
    Labeled name;
    if (window) {
      Hyperlink link =
          new Hyperlink(texts.get("calculation.channel", sum.firstChannel() + channel));
      link.setOnAction(_ -> model.inputChannelProperty().set(channel));
      name = link;
    } else {
      name = new Label(texts.get("calculation.channel", sum.firstChannel() + channel));
    }
    String text =
        window
            ? figures.of(value)
            : Figures.constant(sum.input(channel, 0))
                + " × "
                + Figures.constant(sum.weight(channel, 0))
                + " = "
                + figures.of(value);
    name.setMinWidth(USE_PREF_SIZE);
    HBox bars = new HBox(bar);
    bars.setAlignment(Pos.CENTER_LEFT);
    bars.setMinWidth(BAR * type);
    return new Node[] {name, bars, figure(text)};
  }

  private static Label figure(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("figure");
    return label;
  }

  /** "Sum over 64 channels 0.912 + bias 0.100 = 1.012". */
  private Node total(CalculationStep step) {
    Float bias = sum.bias();
    Label label =
        new Label(
            bias == null
                ? texts.get("calculation.sum", sum.channels(), figures.of(step.value()))
                : texts.get(
                    "calculation.sum.bias",
                    sum.channels(),
                    figures.of(sum.sum()),
                    figures.added(bias),
                    figures.of(step.value())));
    label.getStyleClass().add("formula");
    label.setWrapText(true);
    Controls.tooltip(label, texts.bind("calculation.exact"));
    return label;
  }
}
