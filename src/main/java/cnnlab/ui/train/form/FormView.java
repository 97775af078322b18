package cnnlab.ui.train.form;

import atlantafx.base.theme.Styles;
import cnnlab.data.DataState;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.text.Messages;
import cnnlab.training.RunPlan;
import cnnlab.training.SettingStatus;
import cnnlab.ui.Controls;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.fetch.FetchViewModel;
import cnnlab.ui.train.data.DataSource;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What to train and how, and the button that starts it. */
public final class FormView extends BorderPane {
  private static final double SEEDS_WIDTH = 76;
  private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");

  private final FormViewModel form;
  private final Texts texts;
  private final Consumer<RunPlan> onStart;
  private final Consumer<RunPlan> onSweep;
  private final BiConsumer<RunPlan, Integer> onSeeds;
  private final Spinner<Integer> seeds =
      Controls.spinner(new IntegerSpinnerValueFactory(1, SweepDialog.MOST_SEEDS, 1));

  /**
   * @param runs whose weights can be started from
   * @param onSeeds trains with so many seeds, two or more
   */
  public FormView(
      FormViewModel form,
      Services services,
      DataSource source,
      ObservableList<RunModel> runs,
      Runnable onLookAtData,
      Consumer<RunPlan> onStart,
      Consumer<RunPlan> onSweep,
      BiConsumer<RunPlan, Integer> onSeeds) {
    this.form = form;
    this.onSeeds = onSeeds;
    this.onStart = onStart;
    this.onSweep = onSweep;
    texts = services.texts();
    FetchViewModel fetch =
        new FetchViewModel(
            "train.fetch",
            form.dataProperty(),
            services.background(),
            DownloadableDataset::named,
            form::reopen);
    FormFields fields = new FormFields(form, texts);
    VBox left =
        new VBox(
            new NetworkCard(form, fields, texts),
            new DataCard(form, fields, fetch, services, source, onLookAtData),
            new StartCard(form, fields, runs, services));
    left.getStyleClass().add("form-column");
    VBox right =
        new VBox(
            new LearningCard(form, fields, services), new AugmentationCard(form, fields, texts));
    right.getStyleClass().add("form-column");
    FormRow columns = new FormRow(left, right);
    columns.getStyleClass().add("form-columns");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("form-scroll");
    setCenter(scroll);
    setBottom(bar());
  }

  public void start() {
    int count = seeds.getValue();
    form.start(count == 1 ? onStart : plan -> onSeeds.accept(plan, count));
  }

  private Node bar() {
    Button start = new Button(null, new FontIcon(Material2OutlinedMZ.PLAY_ARROW));
    start.setId("start");
    start.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    start.textProperty().bind(texts.bind("train.start"));
    Controls.tooltip(start, texts, "train.start.about");
    start.setMinWidth(USE_PREF_SIZE);
    start.setOnAction(_ -> start());
    Label wrong = new Label();
    wrong.setId("form-problem");
    wrong.getStyleClass().add("field-problem");
    wrong
        .textProperty()
        .bind(texts.bind(this::hindrance, form.validationProperty(), form.dataStateProperty()));
    wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
    form.validationProperty()
        .subscribe(
            result ->
                wrong.pseudoClassStateChanged(
                    PENDING, result.count(SettingStatus.Level.ERROR) == 0));
    start.disableProperty().bind(form.validationProperty().map(checked -> checked.plan() == null));
    Button sweep = new Button();
    sweep.setId("sweep");
    sweep.getStyleClass().add(Styles.FLAT);
    sweep.textProperty().bind(texts.bind("train.sweep"));
    sweep.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(sweep, texts, "train.sweep.about");
    sweep.disableProperty().bind(start.disableProperty());
    sweep.setOnAction(_ -> form.start(onSweep));
    FlowPane bar = new FlowPane(wrong, seedField(), sweep, start);
    bar.getStyleClass().add("form-bar");
    return bar;
  }

  private Node seedField() {
    seeds.setId("seeds");
    seeds.setPrefWidth(SEEDS_WIDTH);
    Controls.tooltip(seeds, texts, "train.seeds.about");
    seeds.accessibleTextProperty().bind(texts.bind("train.seeds.about"));
    Label name = Controls.label(texts, "train.seeds", "muted");
    name.setMinWidth(USE_PREF_SIZE);
    name.setLabelFor(seeds);
    HBox field = new HBox(name, seeds);
    field.getStyleClass().add("seed-field");
    return field;
  }

  /** What keeps a run from starting; nothing where nothing does. */
  private String hindrance(Messages messages) {
    int errors = form.validationProperty().get().count(SettingStatus.Level.ERROR);
    if (errors > 0) {
      return messages.get("train.problems", errors);
    }
    return switch (form.dataStateProperty().get()) {
      case DataState.Opening _ -> messages.get("train.pending");
      case DataState.Absent _ -> messages.get("train.pending.fetch");
      case DataState.Failed _, DataState.Opened _ -> "";
    };
  }
}
