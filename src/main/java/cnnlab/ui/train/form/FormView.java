package cnnlab.ui.train.form;

import atlantafx.base.theme.Styles;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.run.RunSettings;
import cnnlab.training.PaperRecipe;
import cnnlab.ui.Controls;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.train.data.DataSource;
import cnnlab.ui.train.data.FetchViewModel;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What to train and how, and the button that starts it. */
public final class FormView extends BorderPane {
  private final FormViewModel form;
  private final Texts texts;
  private final Consumer<RunSettings> onStart;
  private final Consumer<RunSettings> onSweep;

  /**
   * @param runs whose weights can be started from
   */
  public FormView(
      FormViewModel form,
      Services services,
      DataSource source,
      ObservableList<RunModel> runs,
      Runnable onLookAtData,
      Consumer<RunSettings> onStart,
      Consumer<RunSettings> onSweep) {
    this.form = form;
    this.onStart = onStart;
    this.onSweep = onSweep;
    texts = services.texts();
    FetchViewModel fetch =
        new FetchViewModel(form, services.background(), DownloadableDataset::named);
    VBox left =
        new VBox(
            new NetworkCard(form, texts),
            new DataCard(form, fetch, services, source, onLookAtData),
            new StartCard(form, runs, services));
    left.getStyleClass().add("form-column");
    VBox right = new VBox(new LearningCard(form, services), new AugmentationCard(form, texts));
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
    form.start(onStart);
  }

  private Node bar() {
    Button start = new Button(null, new FontIcon(Material2OutlinedMZ.PLAY_ARROW));
    start.setId("start");
    start.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    start.textProperty().bind(texts.bind("train.start"));
    Controls.tooltip(start, texts, "train.start.about");
    start.setMinWidth(USE_PREF_SIZE);
    start.setOnAction(_ -> start());
    Button usual = new Button();
    usual.setId("usual");
    usual.getStyleClass().add(Styles.FLAT);
    usual.textProperty().bind(texts.bind("train.usual"));
    usual.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(usual, texts, "train.usual.about");
    usual.setOnAction(_ -> form.reset());
    Button recipe = new Button();
    recipe.setId("recipe");
    recipe.getStyleClass().add(Styles.FLAT);
    recipe.textProperty().bind(texts.bind("train.recipe"));
    recipe.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(recipe, source());
    recipe.setOnAction(_ -> form.takeRecipe());
    recipe
        .visibleProperty()
        .bind(form.networkProperty().map(entry -> PaperRecipe.of(entry.family()).isPresent()));
    recipe.managedProperty().bind(recipe.visibleProperty());
    Label wrong = new Label();
    wrong.setId("form-problem");
    wrong.getStyleClass().add("field-problem");
    wrong.setMinWidth(0);
    wrong
        .textProperty()
        .bind(
            texts.bind(
                messages -> {
                  int count = form.problemsProperty().get().size();
                  return count == 0 ? "" : messages.get("train.problems", count);
                },
                form.problemsProperty()));
    start.disableProperty().bind(wrong.textProperty().isNotEmpty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button sweep = new Button();
    sweep.setId("sweep");
    sweep.getStyleClass().add(Styles.FLAT);
    sweep.textProperty().bind(texts.bind("train.sweep"));
    sweep.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(sweep, texts, "train.sweep.about");
    sweep.disableProperty().bind(start.disableProperty());
    sweep.setOnAction(_ -> form.start(onSweep));
    HBox bar = new HBox(usual, recipe, space, wrong, sweep, start);
    bar.getStyleClass().add("form-bar");
    return bar;
  }

  /** What the paper says of its training. */
  private StringBinding source() {
    return texts.bind(
        messages -> {
          String key = "train.recipe." + form.networkProperty().get().family().id();
          return messages.has(key) ? messages.get(key) : "";
        },
        form.networkProperty());
  }
}
