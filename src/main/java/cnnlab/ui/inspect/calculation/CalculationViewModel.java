package cnnlab.ui.inspect.calculation;

import cnnlab.arch.Layer;
import cnnlab.arch.Shape;
import cnnlab.engine.Network.Activation;
import cnnlab.explain.calculation.Calculation;
import cnnlab.explain.calculation.LayerCalculations;
import cnnlab.explain.calculation.ValuePlace;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.activation.FeatureMaps;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** One value of the chosen layer, and how the network comes to it. */
public final class CalculationViewModel {
  private static final String KEY = "inspect.calculation";

  /** Steps a second while playing, at first. */
  private static final double USUAL_SPEED = 4;

  /**
   * The values of a layer.
   *
   * @param maps the same as images
   */
  record Shown(LayerCalculations calculations, FeatureMaps maps) {}

  private final InspectViewModel model;
  private final LayersViewModel layers;
  private final Background background;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Spot> spot = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Calculation> calculation =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Integer> inputChannel = new SimpleObjectProperty<>();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(USUAL_SPEED);
  private final Timeline timeline = new Timeline();
  private @Nullable ValuePlace next;
  private boolean advancing;
  private boolean pointed;

  public CalculationViewModel(
      InspectViewModel model, LayersViewModel layers, Background background) {
    this.model = model;
    this.layers = layers;
    this.background = background;
    model.networkProperty().subscribe(this::forget);
    model.imageProperty().subscribe(this::compute);
    layers.layerProperty().subscribe(this::compute);
    wanted.subscribe(this::compute);
    wanted.subscribe(
        on -> {
          if (!on) {
            layers.spotProperty().set(null); // the frame in the image belongs to this tab
          }
        });
    spot.subscribe(this::point);
    layers.tilesProperty().subscribe(this::frame);
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), _ -> advance()));
    timeline.rateProperty().bind(speed);
    playing.subscribe(
        on -> {
          if (on) {
            timeline.play();
          } else {
            timeline.stop();
          }
        });
  }

  /** Whether anyone looks: nothing is computed before. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The layer in view; null until it is computed. */
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The value that is explained: of a map its channel, row and column; of a vector the column. */
  ObjectProperty<@Nullable Spot> spotProperty() {
    return spot;
  }

  ReadOnlyObjectProperty<@Nullable Calculation> calculationProperty() {
    return calculation.getReadOnlyProperty();
  }

  /** The input channel whose products are shown; null for the one that adds most. */
  ObjectProperty<@Nullable Integer> inputChannelProperty() {
    return inputChannel;
  }

  /** Whether the window slides over the map by itself; pointing at a value ends it. */
  BooleanProperty playingProperty() {
    return playing;
  }

  /** Steps a second. */
  DoubleProperty speedProperty() {
    return speed;
  }

  /** Channels of the layer in view, or units; 0 where there is none. */
  int channels() {
    Shown now = shown.get();
    return now == null ? 0 : now.calculations().activation().shape().channels();
  }

  /** Goes to another channel, or unit, of the layer in view. */
  void choose(int channel) {
    Shown now = shown.get();
    Spot at = spot.get();
    if (now != null && at != null) {
      spot.set(
          now.maps().isVector()
              ? new Spot(0, 0, channel)
              : new Spot(channel, at.row(), at.column()));
    }
  }

  /** Goes to a value of any layer. */
  void goTo(String layer, ValuePlace place) {
    next = place;
    playing.set(false);
    boolean stays = isInView(layer);
    if (!layers.goTo(layer, place.channel())) {
      next = null;
    } else if (stays) {
      begin(spot.get());
    }
  }

  private boolean isInView(String layer) {
    Layer now = layers.layerProperty().get();
    return now != null && now.name().equals(layer);
  }

  /** The next place of the map, row by row; from the last to the first. */
  void advance() {
    Shown now = shown.get();
    Spot at = spot.get();
    if (now == null || at == null) {
      return;
    }
    int width = now.maps().width();
    int place = (at.row() * width + at.column() + 1) % (width * now.maps().height());
    advancing = true;
    spot.set(new Spot(at.tile(), place / width, place % width));
    advancing = false;
  }

  private void forget() {
    shown.set(null);
    calculation.set(null);
    spot.set(null);
    pointed = false;
    compute();
  }

  private void compute() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage image = model.imageProperty().get();
    Layer layer = layers.layerProperty().get();
    if (!wanted.get() || network == null || image == null || layer == null) {
      background.cancel(KEY);
      playing.set(false);
      return;
    }
    background.run(
        KEY,
        () ->
            network.ask(
                asked -> {
                  LayerCalculations found =
                      LayerCalculations.of(asked, image.image(), layer.name());
                  return Optional.of(new Shown(found, new FeatureMaps(found.activation())));
                }),
        found -> found.ifPresent(this::show),
        model::report);
  }

  private void show(Shown found) {
    boolean other =
        shown.get() == null
            || !shown.get().calculations().layer().equals(found.calculations().layer());
    Spot former = spot.get();
    spot.set(null); // the layer before may have had more channels
    shown.set(found);
    if (other) {
      inputChannel.set(null);
    }
    begin(former);
  }

  /**
   * At the place that was asked for or pointed at, else at the channel's largest value.
   *
   * @param former the place before; null where there was none
   */
  private void begin(@Nullable Spot former) {
    Shown now = shown.get();
    if (now == null) {
      return;
    }
    ValuePlace asked = next;
    next = null;
    int channel = layers.channel(now.maps());
    Spot wished = asked != null && now.calculations().has(asked) ? spot(now, asked) : null;
    boolean stays =
        pointed
            && former != null
            && channel(now, former) == channel
            && now.calculations().has(place(now, former));
    spot.set(null);
    spot.set(wished != null ? wished : stays ? former : largest(now, channel));
    pointed = wished != null || stays;
  }

  private static Spot largest(Shown now, int channel) {
    if (now.maps().isVector()) {
      return new Spot(0, 0, channel);
    }
    Activation activation = now.calculations().activation();
    int each = now.maps().height() * now.maps().width();
    int best = channel * each;
    for (int i = best; i < (channel + 1) * each; i++) {
      best = activation.values()[i] > activation.values()[best] ? i : best;
    }
    int place = best - channel * each;
    return new Spot(channel, place / now.maps().width(), place % now.maps().width());
  }

  private void point() {
    Shown now = shown.get();
    Spot at = spot.get();
    if (now == null || at == null) {
      return;
    }
    if (!advancing) {
      playing.set(false);
    }
    pointed = true;
    calculation.set(now.calculations().at(place(now, at)));
    if (wanted.get()) {
      layers.choose(channel(now, at));
      frame();
    }
  }

  /** Frames what the value depends on in the image, once the layer's maps are known. */
  private void frame() {
    if (wanted.get() && shown.get() != null) {
      layers.spotProperty().set(spot.get());
    }
  }

  private static int channel(Shown now, Spot at) {
    return place(now, at).channel();
  }

  private static ValuePlace place(Shown now, Spot at) {
    return now.maps().isVector()
        ? new ValuePlace(at.column(), 0, 0)
        : new ValuePlace(at.tile(), at.row(), at.column());
  }

  private static Spot spot(Shown now, ValuePlace place) {
    return now.calculations().activation().shape() instanceof Shape.Vector
        ? new Spot(0, 0, place.channel())
        : new Spot(place.channel(), place.row(), place.column());
  }
}
