package cnnlab.ui.compare;

import atlantafx.base.theme.Styles;
import cnnlab.comparison.ComparedRun;
import cnnlab.evaluation.Agreement;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.text.Messages;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.ValueColumn;
import cnnlab.ui.compare.AgreementViewModel.Pair;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

/** Every two of the compared runs: how often only one of them is correct. */
final class AgreementTable extends TableView<Pair> {
  private static final int MOST_ROWS = 5;
  private static final double ROW_IN_EMS = 2;

  private final CompareViewModel runs;
  private final Services services;
  private final Texts texts;

  AgreementTable(CompareViewModel runs, AgreementViewModel model, Services services) {
    this.runs = runs;
    this.services = services;
    texts = services.texts();
    setId("agreement-table");
    getStyleClass().addAll("agreement-table", Styles.DENSE);
    accessibleTextProperty().bind(texts.bind("compare.tab.agreement"));
    column("first", 200, Pair::first, this::name, false);
    column("second", 200, Pair::second, this::name, false);
    count("only_first", 90, Outcome.ONLY_FIRST);
    count("only_second", 110, Outcome.ONLY_SECOND);
    column("difference", 96, Pair::agreement, (it, _) -> difference(it), true);
    column("p", 72, it -> it.agreement().p(), (it, _) -> probability(it), true);
    model
        .resultProperty()
        .subscribe(
            result -> {
              if (result != null) {
                getItems().setAll(result.pairs());
              }
            });
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            pair -> {
              if (pair != null) {
                model.pairProperty().set(pair);
              }
            });
    model.pairProperty().subscribe(pair -> getSelectionModel().select(pair));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    setMinHeight(USE_PREF_SIZE);
    prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> height(services.appearance().fontSizeProperty().get()),
                services.appearance().fontSizeProperty(),
                getItems()));
    setMaxHeight(USE_PREF_SIZE);
  }

  /** Of the heading and all rows, as far as there is room for them. */
  private double height(double fontSize) {
    return fontSize * ROW_IN_EMS * (1.3 + Math.min(MOST_ROWS, getItems().size()));
  }

  private void count(String name, double width, Outcome outcome) {
    column(
        name,
        width,
        pair -> pair.agreement().count(outcome),
        (count, messages) -> Numbers.exact(count, messages),
        true);
  }

  private <T> void column(
      String name,
      double width,
      Function<Pair, T> value,
      BiFunction<T, Messages, String> text,
      boolean number) {
    Label header = Controls.label(texts, "compare.agreement.column." + name);
    Controls.tooltip(header, texts, "compare.agreement.column." + name + ".about");
    ValueColumn<Pair, T> column =
        new ValueColumn<Pair, T>(texts, header, width, value, text, number).notNarrowerThan(0);
    services
        .appearance()
        .fontSizeProperty()
        .subscribe(
            size -> {
              double wanted = width * size.doubleValue() / Appearance.DEFAULT_FONT_SIZE;
              column.setPrefWidth(wanted);
              if (number) {
                column.setMaxWidth(wanted); // the names have the rest
              }
            });
    getColumns().add(column);
  }

  private String name(ComparedRun run, Messages messages) {
    return runs.labelOnItsData(run, messages);
  }

  private static String difference(Agreement agreement) {
    double share = agreement.difference();
    String points = agreement.points(share).replace('-', '−');
    return share > 0 ? "+" + points : points;
  }

  private static String probability(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
