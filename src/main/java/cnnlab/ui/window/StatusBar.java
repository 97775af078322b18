package cnnlab.ui.window;

import cnnlab.engine.Device;
import cnnlab.engine.machine.Gpu;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.RunningJob;
import cnnlab.ui.Services;
import java.time.Duration;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What computes, what is under way, and how much memory the program takes. */
final class StatusBar extends HBox {
  private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  /** How far the engine is. */
  private sealed interface EngineState {
    record Starting() implements EngineState {}

    record Ready(Device device) implements EngineState {}

    record Failed(cnnlab.text.UserProblem problem) implements EngineState {}
  }

  private final Services services;
  private final ObjectProperty<EngineState> engine =
      new SimpleObjectProperty<>(new EngineState.Starting());

  private final Label engineLabel = new Label();
  private final Label briefLabel = new Label();

  StatusBar(Services services) {
    this.services = services;
    getStyleClass().add("status-bar");
    engineLabel.setId("engine-state");
    StringBinding whole = services.texts().bind(m -> describe(engine.get(), m), engine);
    engineLabel.textProperty().bind(whole);
    briefLabel.textProperty().bind(services.texts().bind(m -> brief(engine.get(), m), engine));
    Controls.tooltip(briefLabel, whole);
    briefLabel.setMinWidth(0);
    briefLabel.setVisible(false);
    briefLabel.setManaged(false);
    Region dot = new Region();
    dot.getStyleClass().add("engine-dot");
    engine.subscribe(
        state -> {
          dot.pseudoClassStateChanged(READY, state instanceof EngineState.Ready);
          dot.pseudoClassStateChanged(FAILED, state instanceof EngineState.Failed);
        });
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            dot,
            engineLabel,
            briefLabel,
            space,
            new SavedNote(services),
            job(services.job()),
            memory());
  }

  /** The engine is told in brief where there is no room for the whole sentence. */
  @Override
  protected void layoutChildren() {
    double wanted = snappedLeftInset() + snappedRightInset();
    for (Node child : getChildren()) {
      boolean counts =
          child.equals(engineLabel) || (child.isManaged() && !child.equals(briefLabel));
      wanted += counts ? child.prefWidth(-1) + getSpacing() : 0;
    }
    boolean fits = wanted <= getWidth();
    engineLabel.setVisible(fits);
    engineLabel.setManaged(fits);
    briefLabel.setVisible(!fits);
    briefLabel.setManaged(!fits);
    super.layoutChildren();
  }

  private static String brief(EngineState state, Messages messages) {
    return state instanceof EngineState.Ready(var device)
        ? device.backend()
        : describe(state, messages);
  }

  /** Loads the engine in the background and says what it is. */
  void startEngine() {
    services
        .background()
        .run(
            "main.engine",
            () -> services.engine().device(),
            device -> engine.set(new EngineState.Ready(device)),
            problem -> engine.set(new EngineState.Failed(problem)));
  }

  private static String describe(EngineState state, Messages messages) {
    return switch (state) {
      case EngineState.Starting _ -> messages.get("main.engine.starting");
      case EngineState.Failed(var problem) -> problem.sentences(messages);
      case EngineState.Ready(var device) ->
          messages.get(
                  "main.engine.ready",
                  device.backend(),
                  device.instructionSet(),
                  device.threads(),
                  device.maxMemoryMiB() / 1024.0)
              + " · "
              + gpu(device, messages);
    };
  }

  /** Which GPU there is, and whether it is used or could be. */
  private static String gpu(Device device, Messages messages) {
    Gpu gpu = device.gpu();
    if (gpu == null) {
      return messages.get("main.engine.no-gpu");
    }
    String unused = gpu.supported() ? "main.engine.gpu-unused" : "main.engine.gpu-unsupported";
    return messages.get(device.gpuUsed() ? "main.engine.gpu" : unused, gpu.title());
  }

  /**
   * The run under way. Not ControlsFX's {@code TaskProgressView}: that is a panel of several tasks,
   * each a JavaFX {@code Task} with a button to cancel, which would lose a run without asking.
   */
  private static HBox job(RunningJob job) {
    Label text = new Label();
    text.textProperty().bind(job.textProperty());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    HBox box = new HBox(text, bar);
    box.getStyleClass().add("running-job");
    box.visibleProperty().bind(job.activeProperty());
    box.managedProperty().bind(job.activeProperty());
    return box;
  }

  private Label memory() {
    ObjectProperty<Long> used = new SimpleObjectProperty<>(0L);
    LiveFeed.every(
        Duration.ofSeconds(2),
        () -> services.background().run("main.memory", ProcessMemory::nowMiB, used::set, _ -> {}));
    Label label = new Label();
    label.setMinWidth(USE_PREF_SIZE);
    label.textProperty().bind(services.texts().bind("main.memory", used));
    label.visibleProperty().bind(used.map(mib -> mib > 0));
    Controls.tooltip(label, services.texts(), "main.memory.about");
    return label;
  }
}
