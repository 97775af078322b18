package cnnlab.ui.explore.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.layout.DiagramLayout;
import cnnlab.diagram.model.BlockFigure;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.Picture;
import cnnlab.inference.LayerTimes;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.diagram.DiagramRequest.Made;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the network in view is drawn: what is open, which way it flows, what its colors mean. */
final class DiagramViewModel {
  private static final String JOB = "explore.diagram";

  /** What Backspace goes back to. */
  private record Step(Unfolding unfolding, Viewport view) {}

  private final ExploreViewModel network;
  private final TimingViewModel timing;
  private final Background background;
  private final Texts texts;
  private final BooleanProperty folded = new SimpleBooleanProperty();
  private final BooleanProperty volumes = new SimpleBooleanProperty();
  private final ObjectProperty<Orientation> orientation =
      new SimpleObjectProperty<>(Orientation.RIGHT);
  private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.KIND);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<Optional<Made>> made =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Deque<Step> steps = new ArrayDeque<>();
  private Optional<Level> level = Optional.empty();
  private Optional<Unfolding> unfolding = Optional.empty();
  private Room room = Room.NONE;
  private AtomicBoolean givenUp = new AtomicBoolean();

  DiagramViewModel(
      ExploreViewModel network, TimingViewModel timing, Background background, Texts texts) {
    this.network = network;
    this.timing = timing;
    this.background = background;
    this.texts = texts;
    network.analysisProperty().subscribe(this::refresh);
    network.entryProperty().subscribe(this::forget);
    texts.messagesProperty().subscribe(this::refresh);
    folded.subscribe(this::begin);
    orientation.subscribe(this::refresh);
    volumes.subscribe(this::refresh);
    network.conventionsProperty().subscribe(this::refresh);
  }

  /** Closes all blocks of a level, now and in the networks looked at next. */
  void choose(Level wanted) {
    level = Optional.of(wanted);
    begin();
  }

  /** Whether repeated blocks are shown once. */
  BooleanProperty foldedProperty() {
    return folded;
  }

  /** Whether tensors are drawn in perspective in place of boxes and arrows. */
  BooleanProperty volumesProperty() {
    return volumes;
  }

  ObjectProperty<Orientation> orientationProperty() {
    return orientation;
  }

  /** What the colors mean. */
  ObjectProperty<Quantity> quantityProperty() {
    return quantity;
  }

  /** Whether equal steps of color are equal ratios. */
  BooleanProperty logarithmicProperty() {
    return logarithmic;
  }

  /** A quantity of a network's layers; of the times only those of the network in view are known. */
  Measure measure(Analysis analysis, Quantity wanted) {
    if (wanted == Quantity.TIME) {
      return Measure.ofTimes(
          timing.timesProperty().get().map(LayerTimes::seconds).orElse(Map.of()));
    }
    return Measure.of(analysis, wanted, network.conventionsProperty().get());
  }

  /** Calls an action now and whenever a measure may have become another. */
  void whenMeasured(Runnable action) {
    quantity.subscribe(action);
    network.conventionsProperty().subscribe(action);
    timing.timesProperty().subscribe(action);
    action.run();
  }

  /** The picture to show; none while another network's is made. */
  ReadOnlyObjectProperty<Optional<Made>> madeProperty() {
    return made.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return background.busy(JOB);
  }

  /** A block of the network in view as a figure of its own; empty if there is none of this path. */
  Optional<Picture> figure(String path, Orientation direction) {
    Optional<Analysis> shown = network.analysisProperty().get();
    if (shown.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    try {
      Diagram block =
          BlockFigure.of(shown.get(), path, texts.messages(), network.conventionsProperty().get());
      return Optional.of(DiagramLayout.layout(block, direction));
    } catch (UserProblem none) {
      return Optional.empty();
    }
  }

  /** The picture is to fit this. */
  void setRoom(Room wanted) {
    if (!wanted.equals(room)) {
      room = wanted;
      refresh();
    }
  }

  /** Whether the picture shown, or being made, is for this room. */
  boolean fits(Room other) {
    return other.equals(room);
  }

  /**
   * Opens a block.
   *
   * @param view what is in sight now, for the way back
   */
  void open(String path, Viewport view) {
    made.get().ifPresent(now -> step(now.unfolding(), now.unfolding().opened(path), view));
  }

  /** Shows a block as one node. */
  void close(String path, Viewport view) {
    made.get().ifPresent(now -> step(now.unfolding(), now.unfolding().closed(path), view));
  }

  /** Undoes the last opening or closing; what was in sight then, if there is one to undo. */
  Optional<Viewport> back() {
    Optional<Step> last = Optional.ofNullable(steps.pollFirst());
    last.ifPresent(
        step -> {
          unfolding = Optional.of(step.unfolding());
          refresh();
        });
    return last.map(Step::view);
  }

  /** Gives up making the picture. */
  void cancel() {
    givenUp.set(true);
    background.cancel(JOB);
  }

  private void step(Unfolding before, Unfolding after, Viewport view) {
    steps.addFirst(new Step(before, view));
    unfolding = Optional.of(after);
    refresh();
  }

  private void begin() {
    forget();
    refresh();
  }

  private void forget() {
    steps.clear();
    unfolding = Optional.empty();
  }

  private boolean isInView(Analysis analysis) {
    return made.get().map(Made::network).equals(Optional.of(analysis.architecture().name()));
  }

  Optional<Level> levelInView() {
    return made.get()
        .filter(it -> network.analysisProperty().get().filter(this::isInView).isPresent())
        .flatMap(it -> it.unfolding().level(it.analysis()));
  }

  private void refresh() {
    if (network.analysisProperty().get().isEmpty() || room.isEmpty()) {
      return;
    }
    DiagramRequest request =
        new DiagramRequest(
            network.analysisProperty().get().orElseThrow(),
            level,
            levelInView(),
            unfolding,
            folded.get(),
            volumes.get(),
            orientation.get(),
            texts.messages(),
            network.conventionsProperty().get(),
            room);
    if (!isInView(request.analysis())) {
      made.set(Optional.empty());
    }
    givenUp.set(true); // whatever is still being made is out of date
    AtomicBoolean mine = new AtomicBoolean();
    givenUp = mine;
    background.run(
        JOB, () -> request.make(mine::get), (Made picture) -> made.set(Optional.of(picture)));
  }
}
