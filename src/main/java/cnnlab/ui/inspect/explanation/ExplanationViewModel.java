package cnnlab.ui.inspect.explanation;

import cnnlab.arch.Architecture;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionCost;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.AttributionSettings;
import cnnlab.explain.ExplainedLayers;
import cnnlab.explain.Explanation;
import cnnlab.explain.LayerMap;
import cnnlab.inference.Prediction;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.Preferences;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What in the image an answer rests on, by several methods at once. They are worked out one after
 * the other, the cheapest first, as long as somebody looks.
 */
public final class ExplanationViewModel {
  private static final String KEY = "inspect.explanation";
  private static final String REMEMBERED = "inspect.explanation.methods";
  private static final String USUAL =
      "grad-cam layer-cam gradient guided-backprop integrated-gradients occlusion";

  private final InspectViewModel model;
  private final ProgressJob job;
  private final Preferences preferences;
  private final List<MethodModel> all;
  private final ObservableList<MethodModel> methods = FXCollections.observableArrayList();
  private final ObservableList<MethodModel> shown = FXCollections.observableArrayList();
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Integer> label = new SimpleObjectProperty<>();
  private final ObservableList<String> layers = FXCollections.observableArrayList();
  private final IntegerProperty layer = new SimpleIntegerProperty();
  private final ObjectProperty<AttributionSettings> settings =
      new SimpleObjectProperty<>(AttributionSettings.of(224));
  private final ObjectProperty<@Nullable MethodModel> enlarged = new SimpleObjectProperty<>();
  private @Nullable MethodModel running;

  public ExplanationViewModel(
      InspectViewModel model, Background background, Preferences preferences) {
    this.model = model;
    job = new ProgressJob(background, KEY, 0);
    job.progressProperty().subscribe(this::tellProgress);
    this.preferences = preferences;
    Set<String> chosen = Set.of(preferences.text(REMEMBERED).orElse(USUAL).split(" "));
    all =
        Arrays.stream(AttributionMethod.values())
            .map(method -> new MethodModel(method, chosen.contains(method.id())))
            .toList();
    for (MethodModel each : all) {
      each.shownProperty().subscribe((_, _) -> choiceChanged());
    }
    model.networkProperty().subscribe(this::offer);
    model.predictions().subscribe(this::answered);
    model.imageProperty().subscribe(this::forgetImage);
    label.subscribe(this::restart);
    layer.subscribe(this::layerChanged);
    settings.subscribe((before, now) -> settingsChanged(before, now));
    enlarged.subscribe(this::next);
    wanted.subscribe(this::wish);
  }

  /** Whether it is to be shown; asking costs a while for some networks. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The class in question: the likeliest, until another is chosen. */
  public ObjectProperty<@Nullable Integer> labelProperty() {
    return label;
  }

  /** Every method, the same ones as long as the screen lives. */
  List<MethodModel> all() {
    return all;
  }

  /** The methods that the network allows. */
  ObservableList<MethodModel> methods() {
    return methods;
  }

  /** Those of them that are looked at. */
  ObservableList<MethodModel> shown() {
    return shown;
  }

  /** The layers that maps are told of, in the network's order. */
  ObservableList<String> layers() {
    return layers;
  }

  /** Which of them is in view, from 0. */
  IntegerProperty layerProperty() {
    return layer;
  }

  ObjectProperty<AttributionSettings> settingsProperty() {
    return settings;
  }

  /** The method that is looked at closely; null for all beside each other. */
  ObjectProperty<@Nullable MethodModel> enlargedProperty() {
    return enlarged;
  }

  /** The id of the method that is looked at closely; "" for none. */
  public ObservableValue<String> method() {
    return enlarged.map(each -> each.method().id()).orElse("");
  }

  /** Looks at a method closely, which is shown from then on; of none that does not suit. */
  public void enlarge(AttributionMethod method) {
    methods.stream()
        .filter(each -> each.method() == method)
        .forEach(
            each -> {
              each.shownProperty().set(true);
              enlarged.set(each);
            });
  }

  /** The map in view of a method; null until there is one. */
  @Nullable LayerMap map(MethodModel of) {
    Explanation found = of.explanationProperty().get();
    if (found == null) {
      return null;
    }
    return found.maps().size() == 1
        ? found.last()
        : found.maps().get(Math.clamp(layer.get(), 0, found.maps().size() - 1));
  }

  /** Goes to the class that is the next in the predictions, or the one before. */
  void step(int step) {
    List<Integer> likeliest = model.predictions().stream().map(Prediction::index).toList();
    int from = likeliest.indexOf(label.get());
    if (from >= 0) {
      label.set(likeliest.get(Math.clamp((long) from + step, 0, likeliest.size() - 1)));
    }
  }

  /** Gives up one method until it is asked for again. */
  void cancel(MethodModel given) {
    given.givenUpProperty().set(true);
    if (running == given) {
      stop();
    }
    next();
  }

  /** Works it out after all. */
  void resume(MethodModel given) {
    given.givenUpProperty().set(false);
    next();
  }

  /** Another network begins with a layer near the answer. */
  private void offer() {
    SharedNetwork network = model.networkProperty().get();
    stop();
    all.forEach(MethodModel::forget);
    if (network == null) {
      return;
    }
    List<AttributionMethod> suited = AttributionMethod.of(network.architecture());
    methods.setAll(all.stream().filter(each -> suited.contains(each.method())).toList());
    layers.setAll(ExplainedLayers.of(network.architecture()));
    layer.set(initialLayer(network.architecture()));
    settings.set(AttributionSettings.of(network.preprocessing().inputSize()));
    showChosen();
    if (!methods.contains(enlarged.get())) {
      enlarged.set(null);
    }
    next();
  }

  private int initialLayer(Architecture architecture) {
    try {
      return layers.indexOf(ExplainedLayers.initial(architecture));
    } catch (UserProblem ignored) {
      return -1; // then no method of layers is offered either
    }
  }

  private void choiceChanged() {
    preferences.put(
        REMEMBERED,
        all.stream()
            .filter(each -> each.shownProperty().get())
            .map(each -> each.method().id())
            .collect(Collectors.joining(" ")));
    if (running != null && !running.shownProperty().get()) {
      stop();
    }
    showChosen();
    next();
  }

  private void showChosen() {
    shown.setAll(methods.stream().filter(each -> each.shownProperty().get()).toList());
  }

  private void answered() {
    label.set(model.predictions().isEmpty() ? null : model.predictions().getFirst().index());
    next();
  }

  private void forgetImage() {
    label.set(null);
    restart();
  }

  private void restart() {
    stop();
    all.forEach(MethodModel::forget);
    next();
  }

  /** Only a method that tells of one layer at a time is asked again. */
  private void layerChanged() {
    forget(AttributionMethod.SCORE_CAM);
    next();
  }

  private void settingsChanged(AttributionSettings before, AttributionSettings now) {
    for (MethodModel each : all) {
      if (!before.of(each.method()).equals(now.of(each.method()))) {
        forget(each.method());
      }
    }
    next();
  }

  private void forget(AttributionMethod method) {
    if (running != null && running.method() == method) {
      stop();
    }
    all.stream().filter(each -> each.method() == method).forEach(MethodModel::forget);
  }

  /** A map that is there stays for the next time; work under way ends where nobody waits for it. */
  private void wish() {
    if (wanted.get()) {
      next();
    } else {
      stop();
    }
  }

  private void stop() {
    MethodModel stopped = running;
    running = null;
    job.cancel();
    if (stopped != null) {
      stopped.end(null);
    }
  }

  private void tellProgress() {
    if (running != null) {
      running.progress(job.progressProperty().get());
    }
  }

  /** The one looked at closely, or the cheapest that is missing. */
  private void next() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage inspected = model.imageProperty().get();
    Integer about = label.get();
    if (running != null && !job.isUnderWay()) { // by an error that nobody expected
      running.givenUpProperty().set(true);
      running = null;
    }
    if (running != null || !wanted.get() || network == null || inspected == null || about == null) {
      return;
    }
    int side = network.preprocessing().inputSize();
    MethodModel close = enlarged.get();
    Optional<MethodModel> cheapest =
        shown.stream()
            .filter(MethodModel::isMissing)
            .min(
                Comparator.comparingDouble(
                    each -> AttributionCost.passes(each.method(), settings.get(), side)));
    MethodModel chosen = close != null && close.isMissing() ? close : cheapest.orElse(null);
    if (chosen != null) {
      String asked =
          chosen.method() == AttributionMethod.SCORE_CAM ? layers.get(layer.get()) : null;
      run(
          network,
          inspected,
          chosen,
          new AttributionRequest(chosen.method(), about, settings.get(), asked));
    }
  }

  private void run(
      SharedNetwork network,
      InspectedImage inspected,
      MethodModel chosen,
      AttributionRequest request) {
    running = chosen;
    chosen.begin();
    job.run(
        goOn -> network.ask(asked -> Attribution.of(asked, inspected.image(), request, goOn)),
        found -> done(chosen, found),
        problem -> failed(chosen, problem));
  }

  private void done(MethodModel chosen, Optional<Explanation> found) {
    running = null;
    chosen.end(found.orElse(null));
    chosen.givenUpProperty().set(found.isEmpty());
    next();
  }

  private void failed(MethodModel chosen, UserProblem problem) {
    done(chosen, Optional.empty());
    model.report(problem);
  }
}
