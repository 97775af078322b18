package cnnlab.ui.explore.diff;

import cnnlab.analysis.ArchitectureDiff;
import cnnlab.analysis.ArchitectureDiff.Relation;
import cnnlab.analysis.LayerStats;
import cnnlab.analysis.OpText;
import cnnlab.analysis.Totals;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A stage's sums as bars that grow from the middle, or a pair of layers. */
final class DiffCell extends ListCell<DiffRow> {
  private final DiffViewModel model;
  private final Texts texts;

  DiffCell(DiffViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    setPrefWidth(0); // as wide as the list, never wider
  }

  /** Message key of what two layers are to each other. */
  static String key(Relation relation) {
    return "explore.diff." + (isOnOneSide(relation) ? "only" : id(relation));
  }

  /** Style class of a side of such a pair. */
  static String style(Relation relation) {
    return "diff-" + (isOnOneSide(relation) ? "only" : id(relation));
  }

  private static boolean isOnOneSide(Relation relation) {
    return relation == Relation.ONLY_LEFT || relation == Relation.ONLY_RIGHT;
  }

  private static String id(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  @Override
  protected void updateItem(@Nullable DiffRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    setGraphic(empty || row == null ? null : node(row));
  }

  private Node node(DiffRow row) {
    return switch (row) {
      case DiffRow.Whole(var diff) ->
          sums(texts.get("explore.diff.whole"), diff.left(), diff.right(), diff);
      case DiffRow.OfStage(var stage, var diff) ->
          sums(title(stage), stage.left(), stage.right(), diff);
      case DiffRow.OfLayers(var pair) -> layers(pair);
    };
  }

  private String title(ArchitectureDiff.Stage stage) {
    return switch (stage.reduction()) {
      case 0 -> texts.get("explore.diff.vectors");
      case 1 -> texts.get("explore.diff.image");
      default -> texts.get("explore.diff.stage", stage.reduction());
    };
  }

  private Node sums(String title, Totals left, Totals right, ArchitectureDiff diff) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    GridPane bars = halves();
    bar(bars, "params", left, right, diff, Totals::params);
    bar(bars, model.counting().flops() ? "flops" : "macs", left, right, diff, Totals::operations);
    bar(bars, "memory", left, right, diff, Totals::activationBytes);
    VBox box = new VBox(heading, bars);
    box.getStyleClass().add("diff-stage");
    return box;
  }

  private void bar(
      GridPane grid,
      String name,
      Totals left,
      Totals right,
      ArchitectureDiff diff,
      ToLongFunction<Totals> number) {
    long most =
        Math.max(1, Math.max(number.applyAsLong(diff.left()), number.applyAsLong(diff.right())));
    Label label = new Label(texts.get("explore.total." + name));
    label.getStyleClass().addAll("muted", "small", "diff-quantity");
    grid.addRow(
        grid.getRowCount(),
        bar(name, number.applyAsLong(left), most, true),
        label,
        bar(name, number.applyAsLong(right), most, false));
  }

  /** The number, and a bar that is as long, of half the width, as its share of the larger total. */
  private HBox bar(String name, long value, long most, boolean left) {
    Label number =
        new Label(
            name.equals("memory")
                ? Numbers.bytes(value, model.counting().decimal())
                : Numbers.brief(value));
    number.getStyleClass().add("small");
    number.setMinWidth(USE_PREF_SIZE);
    Region bar = new Region();
    bar.getStyleClass().addAll("diff-bar", "diff-bar-" + name);
    HBox box = left ? new HBox(number, bar) : new HBox(bar, number);
    box.setAlignment(left ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    box.setSpacing(6);
    double share = value / (double) most;
    bar.prefWidthProperty().bind(box.widthProperty().subtract(90).multiply(share));
    bar.setMinWidth(0);
    box.setMinWidth(0);
    return box;
  }

  private Node layers(ArchitectureDiff.Row pair) {
    GridPane grid = halves();
    Label mark = new Label(mark(pair.relation()));
    mark.setAccessibleText(texts.get(key(pair.relation())));
    grid.addRow(0, side(pair.left(), pair.relation()), mark, side(pair.right(), pair.relation()));
    return grid;
  }

  private static String mark(Relation relation) {
    return switch (relation) {
      case SAME -> "=";
      case CHANGED -> "≠";
      case ONLY_LEFT -> "+";
      case ONLY_RIGHT -> "+";
    };
  }

  private Node side(Optional<LayerStats> layer, Relation relation) {
    if (layer.isEmpty()) {
      return new Region();
    }
    LayerStats stats = layer.get();
    Label name = new Label(stats.layer().name());
    Label op = new Label(OpText.of(stats.layer().op(), texts.messages()));
    op.getStyleClass().add("muted");
    Label shape = new Label(stats.output().toString().replace(" ", ""));
    shape.getStyleClass().add("small");
    shape.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox box = new HBox(name, op, space, shape);
    box.getStyleClass().addAll("diff-side", style(relation));
    box.setMinWidth(0);
    return box;
  }

  private GridPane halves() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("diff-halves");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(41);
    ColumnConstraints middle = new ColumnConstraints();
    middle.setPercentWidth(18);
    middle.setHalignment(HPos.CENTER);
    grid.getColumnConstraints().addAll(half, middle, half);
    return grid;
  }
}
