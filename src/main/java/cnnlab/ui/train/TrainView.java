package cnnlab.ui.train;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.DataState;
import cnnlab.data.Datasets;
import cnnlab.data.OpenedData;
import cnnlab.lesson.LabControl;
import cnnlab.run.RunArchive;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.training.RunPlan;
import cnnlab.training.Sweep;
import cnnlab.ui.Controls;
import cnnlab.ui.Debounce;
import cnnlab.ui.Preferences;
import cnnlab.ui.Presentation;
import cnnlab.ui.RunModel.PauseAfter;
import cnnlab.ui.Screen;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.train.data.CheckViewModel;
import cnnlab.ui.train.data.CorrectionsCard;
import cnnlab.ui.train.data.DataSource;
import cnnlab.ui.train.data.DataViewModel;
import cnnlab.ui.train.form.FormView;
import cnnlab.ui.train.form.SweepDialog;
import cnnlab.ui.train.list.RunList;
import cnnlab.ui.train.run.RunPage;
import cnnlab.ui.train.run.TrainActions;
import cnnlab.ui.train.run.TrainViewModel;
import cnnlab.ui.train.settings.FormViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Window;
import javafx.util.Duration;

/** Networks as they learn: the form of a new run, the list of runs, the run in view. */
public final class TrainView implements Screen {
  /** How long nobody must have typed before the form is checked. */
  private static final Duration AFTER_TYPING = Duration.millis(250);

  private static final String NETWORK = "train.network";
  private static final String FIRST_NETWORK = "resnet20";
  private static final String DATA = "train.last-data";
  private static final String FIRST_DATA = "shapes";

  private final Services services;
  private final FormViewModel form;
  private final TrainViewModel model;
  private final DataSource source;
  private final FormView formView;
  private final TrainActions actions;
  private final RunPage page;
  private final BorderPane root = new BorderPane();

  public TrainView(Services services) {
    this.services = services;
    Preferences preferences = services.preferences();
    form =
        new FormViewModel(
            services.background(),
            new Debounce(AFTER_TYPING),
            services.engine(),
            network(preferences),
            data(preferences));
    form.networkProperty().subscribe(entry -> preferences.put(NETWORK, entry.name()));
    form.dataProperty().subscribe(data -> preferences.put(DATA, data));
    model =
        new TrainViewModel(
            new RunStore(services.runs()),
            services.runModels(),
            services.queue(),
            services.background());
    Supplier<Window> window = () -> root.getScene().getWindow();
    source = new DataSource(services, form, window);
    actions = new TrainActions(model, form, services, window);
    DataViewModel data = new DataViewModel(form, services.background());
    CheckViewModel check = new CheckViewModel(form, services.background());
    DataPage dataPage =
        new DataPage(data, check, new CorrectionsCard(form, services), services, this::showForm);
    formView =
        new FormView(
            form,
            services,
            source,
            model.runs(),
            () -> {
              root.setCenter(dataPage);
              dataPage.requestFocus();
              data.look();
              check.offer();
            },
            this::start,
            this::sweep,
            this::trainSeeds);
    page = new RunPage(model, services, actions);
    root.getStyleClass().add("train");
    root.getStylesheets()
        .add(Objects.requireNonNull(TrainView.class.getResource("train.css")).toExternalForm());
    RunList runs = new RunList(model, services, actions, this::showForm);
    Controls.showIf(runs, services.navigation().shows(LabControl.TRAIN_RUNS));
    root.setLeft(runs);
    model.selectedProperty().subscribe(run -> root.setCenter(run == null ? formView : page));
    Map<KeyCombination, Runnable> keys =
        Map.of(
            shortcut(KeyCode.ENTER),
            this::startTyped,
            shortcut(KeyCode.N),
            this::showForm,
            shortcut(KeyCode.P),
            actions::togglePause,
            shortcut(KeyCode.PERIOD),
            actions::stop,
            shortcut(KeyCode.L),
            actions::changeLearningRate,
            shortcut(KeyCode.RIGHT),
            () -> actions.goOnUntil(PauseAfter.ITERATION),
            new KeyCodeCombination(KeyCode.RIGHT, SHORTCUT_DOWN, SHIFT_DOWN),
            () -> actions.goOnUntil(PauseAfter.EPOCH),
            shortcut(KeyCode.Z),
            actions::undoDelete);
    ScreenKeys.install(root, event -> press(keys, event));
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void shown() {
    services.runModels().refresh();
  }

  @Override
  public Optional<Presentation> presentation() {
    return root.getCenter() == page ? Optional.of(page.presentation()) : Optional.empty();
  }

  @Override
  public List<Path> open(List<Path> files) {
    return files.stream().filter(this::open).limit(1).toList(); // one import, one data set
  }

  private boolean open(Path file) {
    if (Files.exists(file.resolve("run.json"))) {
      return model.show(file.toAbsolutePath().normalize());
    }
    if (RunArchive.isOne(file)) {
      actions.importRun(file);
      return true;
    }
    boolean taken = source.open(file);
    if (taken) {
      showForm();
    }
    return taken;
  }

  @Override
  public boolean open(NetworkSettings network) {
    try {
      form.take(network);
      showForm();
      return true;
    } catch (UserProblem unknown) {
      return false;
    }
  }

  @Override
  public boolean open(RunSettings settings) {
    try {
      form.take(settings);
      showForm();
      return true;
    } catch (UserProblem unknown) {
      services.errors().show(unknown);
      return false;
    }
  }

  @Override
  public Map<String, LabSetting> labSettings() {
    return TrainSettings.of(form, model, this::showForm, page.tabs());
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Ctrl+Enter", "train.start"),
        new Shortcut("Ctrl+P", "train.key.pause"),
        new Shortcut("Ctrl+.", "train.stop"),
        new Shortcut("Ctrl+L", "control.rate"),
        new Shortcut("Ctrl+→", "train.step.iteration"),
        new Shortcut("Ctrl+Shift+→", "train.step.epoch"),
        new Shortcut("Ctrl+N", "train.new"),
        new Shortcut("F2", "control.notes.about"),
        new Shortcut("Alt+↑ ↓", "control.queue.move"),
        new Shortcut("Delete", "train.delete.about"),
        new Shortcut("Ctrl+Z", "train.key.undo"));
  }

  private void start(RunPlan plan) {
    model.selectedProperty().set(services.queue().add(plan));
  }

  /** Trains once for each value of a setting that the person names. */
  private void sweep(RunPlan plan) {
    try {
      Optional<Sweep> wished =
          new SweepDialog(services, root.getScene().getWindow(), plan.settings()).ask();
      if (wished.isPresent()
          && form.dataStateProperty().get() instanceof DataState.Opened(OpenedData data)) {
        model.selectedProperty().set(model.sweep(wished.get(), plan.settings(), data));
      }
    } catch (UserProblem problem) {
      services.errors().show(problem);
    }
  }

  /** Trains with several seeds, which Compare shows as one with its spread. */
  private void trainSeeds(RunPlan plan, int count) {
    if (form.dataStateProperty().get() instanceof DataState.Opened(OpenedData data)) {
      try {
        Sweep sweep = Sweep.ofSeeds(plan.settings(), count);
        model.selectedProperty().set(model.sweep(sweep, plan.settings(), data));
      } catch (UserProblem problem) {
        services.errors().show(problem);
      }
    }
  }

  private void showForm() {
    model.selectedProperty().set(null);
    root.setCenter(formView);
  }

  private void startTyped() {
    if (model.selectedProperty().get() == null) {
      formView.start();
    }
  }

  private static void press(Map<KeyCombination, Runnable> keys, KeyEvent event) {
    keys.forEach(
        (key, action) -> {
          if (key.match(event)) {
            action.run();
            event.consume();
          }
        });
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, SHORTCUT_DOWN);
  }

  private static Entry network(Preferences preferences) {
    try {
      return Catalogue.entry(preferences.text(NETWORK).orElse(FIRST_NETWORK));
    } catch (UserProblem forgotten) {
      return Catalogue.entries().getFirst();
    }
  }

  private static String data(Preferences preferences) {
    return preferences
        .text(DATA)
        .filter(data -> Datasets.isName(data) || Files.exists(Path.of(data)))
        .orElse(FIRST_DATA);
  }
}
