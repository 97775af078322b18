package cnnlab.ui.evaluate;

import cnnlab.evaluation.ClassScores;
import cnnlab.evaluation.ConfusedPair;
import cnnlab.text.Messages;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.ValueColumn;
import cnnlab.ui.WhileShown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How every class fares, and what is taken for what most often. */
final class ClassesPane extends SplitPane {
  private static final int MOST_PAIRS = 200;
  private static final double NAME_WIDTH = 170;
  private static final double NUMBER_WIDTH = 96;

  private final EvaluateViewModel model;
  private final Services services;
  private final Texts texts;
  private final TableView<Row> classes = new TableView<>();
  private final TableView<PairRow> pairs = new TableView<>();

  /** A class by its name on screen. */
  record Row(String name, ClassScores scores) {}

  /** A pair by the names on screen. */
  record PairRow(String label, String predicted, ConfusedPair pair) {}

  /**
   * @param onPair opens the images of a class that were taken for another
   */
  ClassesPane(EvaluateViewModel model, Services services, BiConsumer<Integer, Integer> onPair) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("evaluate-classes");
    classes.setId("class-table");
    pairs.setId("pair-table");
    column(classes, "class", NAME_WIDTH, Row::name, (it, _) -> it, false);
    column(classes, "support", NUMBER_WIDTH, row -> row.scores().support(), Numbers::exact, true);
    share("precision", row -> row.scores().precision());
    share("recall", row -> row.scores().recall());
    share("f1", row -> row.scores().f1());
    column(pairs, "class", NAME_WIDTH, PairRow::label, (it, _) -> it, false);
    column(pairs, "predicted", NAME_WIDTH, PairRow::predicted, (it, _) -> it, false);
    column(pairs, "count", NUMBER_WIDTH, row -> row.pair().examples(), Numbers::exact, true);
    column(
        pairs,
        "share",
        NUMBER_WIDTH,
        row -> row.pair().share(),
        (it, _) -> Numbers.percent(it),
        true);
    pairs.setRowFactory(_ -> row(onPair));
    pairs.setOnKeyPressed(
        event -> {
          PairRow chosen = pairs.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && chosen != null) {
            onPair.accept(chosen.pair().label(), chosen.pair().predicted());
            event.consume();
          }
        });
    getItems()
        .addAll(titled("evaluate.classes.title", classes), titled("evaluate.pairs.title", pairs));
    setDividerPositions(0.54);
    model.sessionProperty().subscribe(this::fill);
    WhileShown.follow(this, texts.messagesProperty(), this::fill);
  }

  private static TableRow<PairRow> row(BiConsumer<Integer, Integer> onPair) {
    TableRow<PairRow> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && row.getItem() != null) {
            onPair.accept(row.getItem().pair().label(), row.getItem().pair().predicted());
          }
        });
    return row;
  }

  private VBox titled(String key, TableView<?> table) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.accessibleTextProperty().bind(texts.bind(key));
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox box = new VBox(Controls.paragraph(texts, key, "section-title"), table);
    box.getStyleClass().add("evaluate-table");
    return box;
  }

  private void share(String name, Function<Row, Double> value) {
    column(classes, name, NUMBER_WIDTH, value, (it, _) -> Numbers.percent(it), true);
  }

  private <R, T extends Comparable<T>> void column(
      TableView<R> table,
      String name,
      double width,
      Function<R, T> value,
      BiFunction<T, Messages, String> text,
      boolean number) {
    var header = Controls.label(texts, "evaluate.column." + name);
    Controls.tooltip(header, texts, "evaluate.column." + name + ".about");
    ValueColumn<R, T> column =
        new ValueColumn<R, T>(texts, header, width, value, text, number).notNarrowerThan(0);
    column.setId("column-" + name);
    if (number) {
      column.largestFirst(Comparator.naturalOrder(), _ -> false);
    }
    services
        .appearance()
        .fontSizeProperty()
        .subscribe(
            size -> column.setPrefWidth(width * size.doubleValue() / Appearance.DEFAULT_FONT_SIZE));
    table.getColumns().add(column);
  }

  private void fill() {
    Session session = model.sessionProperty().get();
    if (session == null) {
      return;
    }
    List<String> names = session.names(texts.messages());
    List<ClassScores> scores = session.result().scores().classes();
    List<Row> rows = new ArrayList<>();
    for (int label = 0; label < scores.size(); label++) {
      if (scores.get(label).support() > 0) {
        rows.add(new Row(names.get(label), scores.get(label)));
      }
    }
    classes.getItems().setAll(rows);
    classes.sort();
    pairs
        .getItems()
        .setAll(
            session.result().scores().confusedPairs().stream()
                .limit(MOST_PAIRS)
                .map(
                    pair -> new PairRow(names.get(pair.label()), names.get(pair.predicted()), pair))
                .toList());
    pairs.sort();
  }
}
