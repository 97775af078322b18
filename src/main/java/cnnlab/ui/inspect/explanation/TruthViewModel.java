package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.Explanation;
import cnnlab.explain.HeatMap;
import cnnlab.explain.LayerMap;
import cnnlab.explain.ParameterRandomization;
import cnnlab.explain.ParameterRandomization.Order;
import cnnlab.explain.ParameterRandomization.Step;
import cnnlab.explain.PixelRemoval;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Optional;
import java.util.function.DoublePredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Whether the enlarged map is true: does it depend on what the network has learned, and does it
 * name what the answer rests on? Begun where the user asks; another map forgets it.
 */
final class TruthViewModel {
  private static final String KEY = "inspect.explanation.truth";

  /** The curves of removal come first and take about this share of the work. */
  private static final double REMOVAL_SHARE = 0.3;

  private final InspectViewModel inspected;
  private final ExplanationViewModel explanation;
  private final ProgressJob job;
  private final BooleanProperty asked = new SimpleBooleanProperty();
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.CASCADING);
  private final ObjectProperty<@Nullable LayerMap> map = new SimpleObjectProperty<>();
  private final ObservableList<Step> steps = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable PixelRemoval> removal = new SimpleObjectProperty<>();
  private int newest;

  TruthViewModel(
      InspectViewModel inspected, ExplanationViewModel explanation, Background background) {
    this.inspected = inspected;
    this.explanation = explanation;
    job = new ProgressJob(background, KEY, 0);
    for (MethodModel method : explanation.all()) {
      method.explanationProperty().subscribe(this::follow);
    }
    explanation.enlargedProperty().subscribe(this::follow);
    explanation.layerProperty().subscribe(this::follow);
    asked.subscribe(() -> begin(null));
    map.subscribe(() -> begin(null));
    order.subscribe(() -> begin(removal.get()));
  }

  /** Whether a block is made random with those above it, or alone. */
  ObjectProperty<Order> orderProperty() {
    return order;
  }

  /** Whether the user asks for it. */
  BooleanProperty askedProperty() {
    return asked;
  }

  /** The map after each block was made random, the original first; grows as they are found. */
  ObservableList<Step> steps() {
    return steps;
  }

  /** What deleting and inserting pixels does; null until it is known. */
  ObjectProperty<@Nullable PixelRemoval> removalProperty() {
    return removal;
  }

  ProgressJob job() {
    return job;
  }

  void cancel() {
    newest++;
    job.cancel();
  }

  private void follow() {
    MethodModel close = explanation.enlargedProperty().get();
    if (close == null) {
      asked.set(false);
    }
    map.set(close == null ? null : explanation.map(close));
  }

  /**
   * Begins.
   *
   * @param known the curves of removal, where they need not be worked out again
   */
  private void begin(@Nullable PixelRemoval known) {
    cancel();
    steps.clear();
    removal.set(known);
    MethodModel close = explanation.enlargedProperty().get();
    LayerMap of = map.get();
    SharedNetwork network = inspected.networkProperty().get();
    InspectedImage image = inspected.imageProperty().get();
    Explanation found = close == null ? null : close.explanationProperty().get();
    if (!asked.get() || of == null || network == null || image == null || found == null) {
      return;
    }
    AttributionMethod method = found.method();
    boolean several =
        method.family() == Family.LAYER && method != AttributionMethod.CLASS_ACTIVATION;
    AttributionRequest request =
        new AttributionRequest(
            method, found.label(), found.settings(), several ? of.layer() : null);
    int mine = newest;
    Order randomized = order.get();
    LiveFeed<Object> feed =
        new LiveFeed<>(
            news -> {
              if (newest == mine) {
                news.forEach(this::take);
              }
            });
    job.run(
        goOn ->
            network.ask(
                asking ->
                    work(
                        asking, image, request, known == null ? of : null, randomized, goOn, feed)),
        (Optional<Boolean> _) -> {},
        inspected::report);
  }

  /**
   * Works.
   *
   * @param map whose pixels are removed in order; null where that is known
   */
  private static Optional<Boolean> work(
      TrainedNetwork network,
      InspectedImage image,
      AttributionRequest request,
      @Nullable LayerMap map,
      Order randomized,
      DoublePredicate goOn,
      LiveFeed<Object> feed)
      throws UserProblem {
    double before = map == null ? 0 : REMOVAL_SHARE;
    if (map != null) {
      Family family = request.method().family();
      Optional<PixelRemoval> curves =
          PixelRemoval.of(
              network,
              image.image(),
              request.label(),
              HeatMap.of(map, family, family.sign()),
              share -> goOn.test(REMOVAL_SHARE * share));
      if (curves.isEmpty()) {
        return Optional.empty();
      }
      feed.add(curves.get());
    }
    return Optional.of(
        ParameterRandomization.run(
            network,
            image.image(),
            request,
            randomized,
            share -> goOn.test(before + (1 - before) * share),
            feed::add));
  }

  private void take(Object news) {
    switch (news) {
      case PixelRemoval curves -> removal.set(curves);
      case Step step -> steps.add(step);
      default -> throw new IllegalStateException(news.toString());
    }
  }
}
