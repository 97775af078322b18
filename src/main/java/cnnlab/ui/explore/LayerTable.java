package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.analysis.OpText;
import cnnlab.arch.Shape;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.ValueColumn;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/** All layers with their numbers; its selection and the model's go in step. */
final class LayerTable extends TableView<LayerStats> {
  private final ExploreViewModel model;
  private final Texts texts;

  LayerTable(ExploreViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    setId("layers");
    getStyleClass().addAll("layer-table", Styles.DENSE);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    accessibleTextProperty().bind(texts.bind("explore.layers"));
    column("name", 150, stats -> stats.layer().name(), (name, _) -> name, false);
    column("operation", 185, LayerStats::layer, (it, m) -> OpText.of(it.op(), m), false)
        .setComparator((a, b) -> a.op().kind().compareTo(b.op().kind()));
    column("output", 112, LayerStats::output, (shape, _) -> compact(shape), true)
        .largestFirst(Comparator.comparingLong(Shape::elements), _ -> false);
    cost("params", 118, it -> counting().params(it), LayerTable::amount);
    cost("macs", 115, it -> counting().operations(it), LayerTable::amount);
    cost("memory", 118, it -> counting().activationBytes(it), this::thousands);
    column("field", 112, LayerStats::receptiveField, (pixels, _) -> pixels.toString(), true)
        .largestFirst(Comparator.naturalOrder(), _ -> false);
    setSortPolicy(_ -> inOrder());
    model.analysisProperty().subscribe(this::show);
    model.conventionsProperty().subscribe(() -> show(model.analysisProperty().get()));
    model.selectedProperty().subscribe(this::select);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            stats -> {
              if (stats != null) {
                model.selectedProperty().set(stats.layer().name());
              }
            });
  }

  private void cost(
      String name,
      double width,
      Function<LayerStats, Long> value,
      BiFunction<Long, Messages, String> text) {
    column(name, width, value, text, true)
        .largestFirst(Comparator.naturalOrder(), cost -> cost == 0);
  }

  /** Sorted by the columns chosen, or along the depth of the network if none is. */
  private boolean inOrder() {
    List<LayerStats> depth =
        model.analysisProperty().get().map(Analysis::layers).orElseGet(List::of);
    FXCollections.sort(
        getItems(),
        Optional.ofNullable(getComparator())
            .orElseGet(() -> Comparator.comparingInt(depth::indexOf)));
    return true;
  }

  /** Where there is little room its columns keep their widths, to be scrolled to. */
  void setNarrow(boolean narrow) {
    setColumnResizePolicy(
        narrow ? UNCONSTRAINED_RESIZE_POLICY : CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    for (TableColumn<LayerStats, ?> column : getColumns()) {
      if (column instanceof ValueColumn<?, ?> values) {
        values.notNarrowerThan(narrow ? column.getPrefWidth() : 0);
      }
    }
  }

  private <T> ValueColumn<LayerStats, T> column(
      String name,
      double width,
      Function<LayerStats, T> value,
      BiFunction<T, Messages, String> text,
      boolean number) {
    Label header = new Label();
    header
        .textProperty()
        .bind(texts.bind(messages -> messages.get(headingKey(name)), model.conventionsProperty()));
    Controls.tooltip(header, texts, "explore.column." + name + ".about");
    ValueColumn<LayerStats, T> column =
        new ValueColumn<LayerStats, T>(texts, header, width, value, text, number)
            .notNarrowerThan(0);
    getColumns().add(column);
    return column;
  }

  private static String compact(Shape shape) {
    return shape.toString().replace(" ", "");
  }

  private static String amount(long number, Messages messages) {
    return number == 0 ? "–" : Numbers.exact(number, messages);
  }

  private Conventions counting() {
    return model.conventionsProperty().get();
  }

  /** In kB or KiB. */
  private String thousands(long bytes, Messages messages) {
    return amount(Math.round(bytes / (counting().decimal() ? 1000.0 : 1024.0)), messages);
  }

  /** The heading says what is counted. */
  private String headingKey(String name) {
    boolean other =
        switch (name) {
          case "macs" -> counting().flops();
          case "memory" -> counting().decimal();
          default -> false;
        };
    return "explore.column." + name + (other ? ".other" : "");
  }

  private void show(Optional<Analysis> analysis) {
    String selected = model.selectedProperty().get();
    getItems().setAll(analysis.map(Analysis::layers).orElseGet(List::of));
    sort();
    model.selectedProperty().set(selected);
    select(selected);
  }

  private void select(String layer) {
    for (int row = 0; row < getItems().size(); row++) {
      if (getItems().get(row).layer().name().equals(layer)) {
        if (getSelectionModel().getSelectedIndex() != row) {
          getSelectionModel().clearAndSelect(row);
          reveal(row);
        }
        return;
      }
    }
    getSelectionModel().clearSelection();
  }

  /** Scrolls only if the row is not well within view, and then to the middle. */
  private void reveal(int row) {
    VirtualFlow<?> flow =
        getSkin() instanceof TableViewSkin<?> ? (VirtualFlow<?>) lookup(".virtual-flow") : null;
    IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
    IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
    if (first == null || last == null) {
      return;
    }
    int visible = last.getIndex() - first.getIndex();
    if (row <= first.getIndex() + 1 || row >= last.getIndex() - 1) {
      scrollTo(Math.max(0, row - visible / 2));
    }
  }
}
