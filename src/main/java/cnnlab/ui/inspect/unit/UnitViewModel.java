package cnnlab.ui.inspect.unit;

import cnnlab.arch.Layer;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Network.Activation;
import cnnlab.explain.unit.ConnectedUnit;
import cnnlab.explain.unit.KernelSlice;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitAblation;
import cnnlab.explain.unit.UnitConnections;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.activation.FeatureMaps;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.inspect.model.SilentUnits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The unit in view, what it is connected to, and what the network answers without it. */
public final class UnitViewModel {
  private static final String KEY = "inspect.unit";

  /**
   * What is told of a unit for an image.
   *
   * @param inputs units that feed it, the largest contributions first
   * @param outputs units that it feeds, the largest contributions first
   * @param kernel its filter, the longest slice first
   * @param ablation without this unit, and those that are kept silent
   */
  record Facts(
      Unit unit,
      List<ConnectedUnit> inputs,
      List<ConnectedUnit> outputs,
      List<KernelSlice> kernel,
      UnitAblation ablation) {}

  /**
   * What a unit makes of the image.
   *
   * @param maps of its layer
   * @param value of a neuron; else the mean of its map
   * @param mean of its map
   * @param largest of its map
   */
  record Sight(Unit unit, FeatureMaps maps, double value, double mean, double largest) {
    static Sight of(TrainedNetwork network, RgbImage image, Unit unit) throws UserProblem {
      Activation found = network.activation(image, unit.layer());
      int each = found.values().length / found.shape().channels();
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = unit.channel() * each; i < (unit.channel() + 1) * each; i++) {
        largest = Math.max(largest, found.values()[i]);
      }
      return new Sight(
          unit, new FeatureMaps(found), unit.mean(found), unit.at(null).mean(found), largest);
    }
  }

  private record Answer(Facts facts, List<Sight> sights) {}

  private final InspectViewModel model;
  private final LayersViewModel layers;
  private final Background background;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<Unit.@Nullable Place> place = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Unit> unit = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Facts> facts = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Sight> sights = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Unit> pinned = new SimpleObjectProperty<>();
  private final SilentUnits silent;
  private boolean framed;

  public UnitViewModel(
      InspectViewModel model, LayersViewModel layers, SilentUnits silent, Background background) {
    this.model = model;
    this.silent = silent;
    this.layers = layers;
    this.background = background;
    model
        .networkProperty()
        .subscribe(
            _ -> {
              pinned.set(null);
              unit.set(null);
              choose();
            });
    model.imageProperty().subscribe(this::compute);
    layers
        .layerProperty()
        .subscribe(
            () -> {
              place.set(null); // another layer has other places
              choose();
            });
    layers.channelProperty().subscribe(this::choose);
    place.subscribe(this::choose);
    layers.tilesProperty().subscribe(this::frame);
    wanted.subscribe(this::compute);
    wanted.subscribe(this::frame);
    unit.subscribe(this::frame);
    unit.subscribe(this::compute);
    pinned.subscribe(this::compute);
    silent.onChange(this::compute);
  }

  /** Whether anyone looks: nothing is computed before. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The place of the neuron that is in view; null for the whole channel. */
  ObjectProperty<Unit.@Nullable Place> placeProperty() {
    return place;
  }

  /** The unit in view; null where there is no network. */
  ReadOnlyObjectProperty<@Nullable Unit> unitProperty() {
    return unit.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Facts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** Units that stay silent while others are looked at. */
  ObservableSet<Unit> silent() {
    return silent.units();
  }

  /** What the unit in view makes of the image and, behind it, the pinned one. */
  ObservableList<Sight> sights() {
    return sights;
  }

  /** A unit that stays in view while one moves on; null for none. */
  ObjectProperty<@Nullable Unit> pinnedProperty() {
    return pinned;
  }

  /** How many units the chosen layer has. */
  int units() {
    SharedNetwork network = model.networkProperty().get();
    Layer layer = layers.layerProperty().get();
    return network == null || layer == null ? 0 : network.channels(layer.name());
  }

  /** To the next unit or the one before; from the last to the first. */
  void step(int by) {
    int all = units();
    Integer channel = layers.channelProperty().get();
    if (all > 0 && channel != null) {
      layers.choose(Math.floorMod(channel + by, all));
    }
  }

  /** To the next layer or the one before. */
  void stepLayer(int by) {
    layers.step(by);
  }

  void goTo(Unit wished) {
    if (layers.goTo(wished.layer(), wished.channel())) {
      place.set(wished.place());
    }
  }

  /** To the class that the network predicts. */
  void goToPredicted() {
    SharedNetwork network = model.networkProperty().get();
    if (network != null && !model.predictions().isEmpty()) {
      int label = model.predictions().getFirst().index();
      goTo(new Unit(network.architecture().mainHead().layer(), label));
    }
  }

  /** Keeps the unit in view silent from now on, or lets it speak again. */
  void silence(boolean on) {
    Unit now = unit.get();
    if (now != null) {
      silent.silence(now, on);
    }
  }

  private void choose() {
    Layer layer = layers.layerProperty().get();
    Integer channel = layers.channelProperty().get();
    if (layer == null) {
      unit.set(null);
    } else if (channel != null) { // else the former unit stays until the new layer is known
      unit.set(new Unit(layer.name(), channel, place.get()));
    }
  }

  /** Frames what a neuron depends on in the image, once the layer's maps are known. */
  private void frame() {
    Unit now = unit.get();
    Unit.Place at = now == null ? null : now.place();
    if (!wanted.get() || now == null || at == null) {
      if (framed) {
        layers.spotProperty().set(null);
      }
      framed = false;
    } else {
      layers.spotProperty().set(new Spot(now.channel(), at.row(), at.column()));
      framed = true;
    }
  }

  private void compute() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage image = model.imageProperty().get();
    Unit asked = unit.get();
    if (!wanted.get() || network == null || image == null || asked == null) {
      background.cancel(KEY);
      facts.set(null);
      sights.clear();
      return;
    }
    Set<Unit> without = new HashSet<>(silent.units());
    without.add(asked);
    Set<Unit> seen = new LinkedHashSet<>(List.of(asked));
    Optional.ofNullable(pinned.get()).ifPresent(seen::add);
    background.run(
        KEY,
        () ->
            network.ask(
                trained -> {
                  UnitConnections connections = new UnitConnections(trained);
                  List<Sight> looked = new ArrayList<>();
                  for (Unit each : seen) {
                    looked.add(Sight.of(trained, image.image(), each));
                  }
                  return Optional.of(
                      new Answer(
                          new Facts(
                              asked,
                              connections.inputs(asked, image.image()),
                              connections.outputs(asked, image.image()),
                              connections.kernel(asked),
                              UnitAblation.of(trained, image.image(), without)),
                          looked));
                }),
        found -> {
          facts.set(found.map(Answer::facts).orElse(null));
          sights.setAll(found.map(Answer::sights).orElse(List.of()));
        },
        model::report);
  }
}
