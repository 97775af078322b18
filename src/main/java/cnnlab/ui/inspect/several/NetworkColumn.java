package cnnlab.ui.inspect.several;

import cnnlab.explain.ExplainedLayers;
import cnnlab.explain.LayerMap;
import cnnlab.inference.Prediction;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.network.Choice;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One of the networks beside each other, and what it says about the image. */
final class NetworkColumn {

  /**
   * What is shown of it.
   *
   * @param label the class that it is about
   */
  record Shown(ComparedMap map, int label, List<LayerMap> maps) {}

  private final Choice choice;
  private final boolean own;
  private boolean begun;
  private final Background background;
  private final String predict;
  private final ProgressJob job;
  private final ReadOnlyObjectWrapper<@Nullable SharedNetwork> network =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Prediction>> predictions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  /**
   * @param own whether the network was opened for it, and is closed with it
   */
  NetworkColumn(Choice choice, boolean own, Background background) {
    this.choice = choice;
    this.own = own;
    this.background = background;
    predict = "inspect.several.predict." + choice.path();
    job = new ProgressJob(background, "inspect.several.map." + choice.path(), 0);
  }

  Choice choice() {
    return choice;
  }

  /** Whether it is another than the one in view in all of Inspect. */
  boolean isOwn() {
    return own;
  }

  /** Null until its weights are read. */
  ReadOnlyObjectProperty<@Nullable SharedNetwork> networkProperty() {
    return network.getReadOnlyProperty();
  }

  /** All classes, likeliest first; empty until there is an answer. */
  ReadOnlyObjectProperty<List<Prediction>> predictionsProperty() {
    return predictions.getReadOnlyProperty();
  }

  /** Null until it is worked out. */
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Share of the work on what is shown, 0 to 1; {@link ProgressJob#IDLE} while there is none. */
  ReadOnlyDoubleProperty progressProperty() {
    return job.progressProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void fail(UserProblem why) {
    problem.set(why);
  }

  /** Whether it is to be opened now: the first time that it is asked. */
  boolean begin() {
    boolean first = own && !begun;
    begun = true;
    return first;
  }

  void open(@Nullable SharedNetwork opened) {
    forgetAnswer();
    network.set(opened);
  }

  /** The layers that maps are told of; none until its weights are read. */
  List<String> layers() {
    SharedNetwork opened = network.get();
    return opened == null ? List.of() : ExplainedLayers.of(opened.architecture());
  }

  /** The layer at a depth from 0, the first, to 1, the last; "" for none. */
  String layer(double depth) {
    List<String> layers = layers();
    return layers.isEmpty() ? "" : layers.get((int) Math.round(depth * (layers.size() - 1)));
  }

  /** The map in view; null until there is one. */
  @Nullable LayerMap map(double depth) {
    Shown found = shown.get();
    if (found == null) {
      return null;
    }
    List<LayerMap> maps = found.maps();
    return maps.get((int) Math.round(depth * (maps.size() - 1)));
  }

  void forgetAnswer() {
    background.cancel(predict);
    predictions.set(List.of());
    problem.set(null);
    forgetMap();
  }

  void forgetMap() {
    job.cancel();
    shown.set(null);
  }

  /** Asks for the probabilities of all classes. */
  void predict(InspectedImage image, Runnable onDone) {
    SharedNetwork asked = network.get();
    if (asked != null) {
      background.run(
          predict,
          () -> asked.predict(image.image(), Integer.MAX_VALUE),
          answer -> {
            predictions.set(answer);
            onDone.run();
          },
          this::fail);
    }
  }

  /** Works out what is shown, about a class or else about the likeliest. */
  void explain(InspectedImage image, ComparedMap map, @Nullable Integer about, double depth) {
    SharedNetwork asked = network.get();
    if (asked == null || predictions.get().isEmpty()) {
      return;
    }
    int label = about == null ? predictions.get().getFirst().index() : about;
    String layer = layer(depth);
    shown.set(null);
    job.run(
        goOn -> asked.ask(network -> map.maps(network, image.image(), label, layer, goOn)),
        found -> shown.set(found.map(maps -> new Shown(map, label, maps)).orElse(null)),
        this::fail);
  }

  /** Ends the work on what is shown. */
  void cancel() {
    job.cancel();
  }

  void close() {
    forgetAnswer();
    SharedNetwork closed = network.get();
    network.set(null);
    if (own && closed != null) {
      background.release(closed);
    }
  }
}
