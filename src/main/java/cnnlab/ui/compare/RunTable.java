package cnnlab.ui.compare;

import atlantafx.base.theme.Styles;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunSetting;
import cnnlab.text.Messages;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.ValueColumn;
import cnnlab.ui.WhileShown;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The runs with their numbers; a tick, or the space bar, chooses one to be compared. */
final class RunTable extends TableView<ComparedRun> {
  private static final double SETTING_WIDTH = 124;

  /** Settings that have a column anyway. */
  private static final Set<RunSetting> HAVE_COLUMNS =
      EnumSet.of(RunSetting.NETWORK, RunSetting.DATASET, RunSetting.EPOCHS);

  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;

  RunTable(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("compare-runs");
    getStyleClass().addAll("run-table", Styles.DENSE);
    accessibleTextProperty().bind(texts.bind("compare.runs"));
    tickColumn();
    column("title", 250, RunTable::title, (title, _) -> title, false);
    column("network", 150, run -> run.record().networkTitle(), (it, _) -> it, false);
    column("data", 124, ComparedRun::datasetTitle, (name, _) -> name, false);
    column("state", 78, run -> run.record().state(), CompareViewModel::state, false);
    column("accuracy", 112, ComparedRun::accuracy, (it, _) -> it.percent(), true);
    column("test", 112, ComparedRun::testSpread, (it, _) -> it.percent(), true);
    for (RunSetting setting : RunSetting.values()) {
      if (!HAVE_COLUMNS.contains(setting)) {
        settingColumn(setting);
      }
    }
    column("epochs", 80, this::epochs, (it, _) -> it, true).setComparator(RunTable::byFirstNumber);
    column("params", 116, ComparedRun::params, (it, _) -> Numbers.brief(it), true);
    column("macs", 72, ComparedRun::macs, (it, _) -> Numbers.brief(it), true);
    column("memory", 94, ComparedRun::memoryBytes, (it, _) -> Numbers.bytes(it), true);
    column("speed", 98, ComparedRun::imagesPerSecond, (it, _) -> rate(it), true);
    column("time", 66, ComparedRun::seconds, (it, _) -> duration(it), true);
    SortedList<ComparedRun> sorted = new SortedList<>(model.shown());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setPlaceholder(Controls.label(texts, "compare.none-found", "muted"));
    RunSelection.bind(getSelectionModel(), sorted, model, this::scrollTo);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void tickColumn() {
    TableColumn<ComparedRun, Path> column = new TableColumn<>();
    CheckBox all = new CheckBox();
    all.accessibleTextProperty().bind(texts.bind("compare.choose.all"));
    Controls.tooltip(all, texts, "compare.choose.all");
    all.setOnAction(_ -> model.chooseAll(all.isSelected()));
    column.setGraphic(all);
    column.setSortable(false);
    column.setResizable(false);
    column.setPrefWidth(46);
    column.setMinWidth(46);
    column.setMaxWidth(46);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().folder()));
    column.setCellFactory(_ -> new TickCell());
    getColumns().add(column);
  }

  /** What the runs have chosen of one setting; there only where they differ in it. */
  private void settingColumn(RunSetting setting) {
    TableColumn<ComparedRun, Comparable<?>> column =
        add(
            Controls.label(texts, setting.titleKey()),
            SETTING_WIDTH,
            run -> setting.of(run.record()),
            setting::text,
            setting.isNumber());
    column.setId("column-" + setting.name().toLowerCase(Locale.ROOT));
    model
        .differencesProperty()
        .subscribe(now -> column.setVisible(now.settings().contains(setting)));
  }

  private <T> TableColumn<ComparedRun, T> column(
      String name,
      double width,
      Function<ComparedRun, T> value,
      BiFunction<T, Messages, String> text,
      boolean number) {
    Label header = Controls.label(texts, "compare.column." + name);
    Controls.tooltip(header, texts, "compare.column." + name + ".about");
    return add(header, width, value, text, number);
  }

  private <T> TableColumn<ComparedRun, T> add(
      Label header,
      double width,
      Function<ComparedRun, T> value,
      BiFunction<T, Messages, String> text,
      boolean number) {
    TableColumn<ComparedRun, T> column =
        new ValueColumn<ComparedRun, T>(texts, header, width, value, text, number)
            .notNarrowerThan(0);
    services
        .appearance()
        .fontSizeProperty()
        .subscribe(
            size -> column.setPrefWidth(width * size.doubleValue() / Appearance.DEFAULT_FONT_SIZE));
    getColumns().add(column);
    return column;
  }

  private static String title(ComparedRun run) {
    return (run.record().title() + " " + run.run().notes().hashtags()).strip();
  }

  private String epochs(ComparedRun run) {
    return run.epochsDone() + " / " + run.record().settings().epochs();
  }

  private static int byFirstNumber(String one, String other) {
    return Integer.compare(firstNumber(one), firstNumber(other));
  }

  private static int firstNumber(String text) {
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }

  static String rate(double perSecond) {
    return Double.isNaN(perSecond)
        ? "–"
        : String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
  }

  /** Hours, minutes and seconds as a clock shows them. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private void key(KeyEvent event) {
    boolean onRows = event.getTarget() == this; // and not on the tick in the heading
    if (event.getCode() == KeyCode.SPACE && onRows) {
      model.toggleSelected();
      event.consume();
    }
  }

  /** Chooses a run; when chosen, it has the color of its curve. */
  private final class TickCell extends TableCell<ComparedRun, Path> {
    private final CheckBox box = new CheckBox();
    private final MapChangeListener<Path, Integer> onChosen = _ -> update();

    TickCell() {
      box.setFocusTraversable(false);
      box.accessibleTextProperty().bind(texts.bind("compare.choose"));
      box.setOnAction(
          _ -> {
            if (getItem() != null) {
              model.choose(getItem(), box.isSelected());
            }
          });
      model.chosen().addListener(new WeakMapChangeListener<>(onChosen));
      WhileShown.follow(this, services.appearance().paletteProperty(), this::update);
    }

    @Override
    protected void updateItem(@Nullable Path folder, boolean empty) {
      super.updateItem(folder, empty);
      setGraphic(empty || folder == null ? null : box);
      update();
    }

    private void update() {
      Integer number = getItem() == null ? null : model.chosen().get(getItem());
      box.setSelected(number != null);
      box.setStyle(
          number == null ? "" : RunColors.style(services.appearance().palette().series(number)));
    }
  }
}
