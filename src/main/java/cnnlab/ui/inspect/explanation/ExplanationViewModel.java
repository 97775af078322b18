package cnnlab.ui.inspect.explanation;

import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.Explanation;
import cnnlab.explain.LayerMap;
import cnnlab.inference.Prediction;
import cnnlab.ui.Background;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What in the image an answer rests on, once somebody wants to know. */
public final class ExplanationViewModel {
  private static final String KEY = "inspect.explanation";

  private final InspectViewModel model;
  private final ProgressJob job;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Prediction> about = new SimpleObjectProperty<>();
  private final ObservableList<AttributionMethod> methods = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable AttributionMethod> method = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation =
      new ReadOnlyObjectWrapper<>();
  private final IntegerProperty layer = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<@Nullable LayerMap> map = new ReadOnlyObjectWrapper<>();
  private @Nullable String layerChosen;

  public ExplanationViewModel(InspectViewModel model, Background background) {
    this.model = model;
    job = new ProgressJob(background, KEY, ProgressJob.IDLE);
    model.networkProperty().subscribe(this::offer);
    model.predictions().subscribe(this::answered);
    model.imageProperty().subscribe(this::forget);
    about.subscribe(this::compute);
    method.subscribe(this::compute);
    explanation.subscribe(this::chooseLayer);
    layer.subscribe(this::showLayer);
    wanted.subscribe(this::wish);
  }

  /** Whether it is to be shown; asking costs a while for some networks. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The class in question: the likeliest, until another is chosen. */
  public ObjectProperty<@Nullable Prediction> aboutProperty() {
    return about;
  }

  /** The methods that the network allows. */
  public ObservableList<AttributionMethod> methods() {
    return methods;
  }

  /** How it is found out; null while there is no network. */
  public ObjectProperty<@Nullable AttributionMethod> methodProperty() {
    return method;
  }

  /** The answer; null until there is one. */
  public ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
    return explanation.getReadOnlyProperty();
  }

  /** Which of the answer's maps is in view, from 0. */
  public IntegerProperty layerProperty() {
    return layer;
  }

  /** The map in view; null until there is one. */
  public ReadOnlyObjectProperty<@Nullable LayerMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Another network keeps the method where it allows it. */
  private void offer() {
    SharedNetwork network = model.networkProperty().get();
    if (network != null) {
      AttributionMethod before = method.get();
      methods.setAll(AttributionMethod.of(network.architecture()));
      method.set(before != null && methods.contains(before) ? before : methods.getFirst());
      layerChosen = null;
    }
  }

  /** Stays at the layer that was looked at; the last one at first, which is nearest the answer. */
  private void chooseLayer() {
    Explanation found = explanation.get();
    if (found == null) {
      map.set(null);
      return;
    }
    int wanted = found.maps().size() - 1;
    for (int i = 0; i < found.maps().size(); i++) {
      wanted = found.maps().get(i).layer().equals(layerChosen) ? i : wanted;
    }
    layer.set(wanted);
    showLayer();
  }

  private void showLayer() {
    Explanation found = explanation.get();
    if (found != null) {
      LayerMap shown = found.maps().get(Math.clamp(layer.get(), 0, found.maps().size() - 1));
      layerChosen = found.maps().size() > 1 ? shown.layer() : layerChosen;
      map.set(shown);
    }
  }

  /** Share of the work done, 0 to 1; {@link ProgressJob#IDLE} while there is none. */
  public ReadOnlyDoubleProperty progressProperty() {
    return job.progressProperty();
  }

  /** Seconds until it is done, by the pace so far. */
  public double secondsLeft() {
    return job.secondsLeft();
  }

  public void cancel() {
    wanted.set(false);
  }

  private void answered() {
    about.set(model.predictions().isEmpty() ? null : model.predictions().getFirst());
  }

  private void forget() {
    stop();
    about.set(null);
  }

  private void stop() {
    job.cancel();
    explanation.set(null);
  }

  /** A map that is there stays for the next time; work under way ends where nobody waits for it. */
  private void wish() {
    if (wanted.get() && explanation.get() == null) {
      compute();
    } else if (!wanted.get() && job.isUnderWay()) {
      stop();
    }
  }

  /** Goes to the class that is the next in the predictions, or the one before. */
  public void step(int step) {
    int from = model.predictions().indexOf(about.get());
    if (from >= 0) {
      int last = model.predictions().size() - 1;
      about.set(model.predictions().get(Math.clamp((long) from + step, 0, last)));
    }
  }

  private void compute() {
    stop();
    SharedNetwork network = model.networkProperty().get();
    InspectedImage inspected = model.imageProperty().get();
    Prediction prediction = about.get();
    AttributionMethod by = method.get();
    if (!wanted.get()
        || network == null
        || inspected == null
        || prediction == null
        || by == null
        || !methods.contains(by)) {
      return;
    }
    job.run(
        goOn ->
            network.ask(
                asked ->
                    Attribution.of(
                        asked,
                        inspected.image(),
                        AttributionRequest.of(
                            by, prediction.index(), asked.preprocessing().inputSize()),
                        goOn)),
        this::done,
        problem -> {
          done(Optional.empty());
          model.report(problem);
        });
  }

  private void done(Optional<Explanation> found) {
    explanation.set(found.orElse(null));
  }
}
