package cnnlab.ui.inspect.unit;

import cnnlab.arch.Layer;
import cnnlab.explain.unit.ConnectedUnit;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitAblation;
import cnnlab.explain.unit.UnitConnections;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The unit in view, what it is connected to, and what the network answers without it. */
public final class UnitViewModel {
  private static final String KEY = "inspect.unit";

  /**
   * What is told of a unit for an image.
   *
   * @param inputs units that feed it, the largest contributions first
   * @param outputs units that it feeds, the heaviest first
   * @param ablation without this unit, and those that are kept silent
   */
  record Facts(
      Unit unit, List<ConnectedUnit> inputs, List<ConnectedUnit> outputs, UnitAblation ablation) {}

  private final InspectViewModel model;
  private final LayersViewModel layers;
  private final Background background;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final IntegerProperty channel = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<@Nullable Unit> unit = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Facts> facts = new ReadOnlyObjectWrapper<>();
  private final ObservableSet<Unit> silent = FXCollections.observableSet();

  public UnitViewModel(InspectViewModel model, LayersViewModel layers, Background background) {
    this.model = model;
    this.layers = layers;
    this.background = background;
    model
        .networkProperty()
        .subscribe(
            _ -> {
              silent.clear();
              choose();
            });
    model.imageProperty().subscribe(this::compute);
    layers.layerProperty().subscribe(this::choose);
    channel.subscribe(this::choose);
    wanted.subscribe(this::compute);
    unit.subscribe(this::compute);
  }

  /** Whether anyone looks: nothing is computed before. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The channel of the chosen layer, from 0; kept within the layer. */
  IntegerProperty channelProperty() {
    return channel;
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
    return silent;
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
    if (all > 0) {
      channel.set(Math.floorMod(channel.get() + by, all));
    }
  }

  /** To the next layer or the one before. */
  void stepLayer(int by) {
    layers.step(by);
  }

  void goTo(Unit wished) {
    layers.layers().stream()
        .filter(layer -> layer.name().equals(wished.layer()))
        .findFirst()
        .ifPresent(
            layer -> {
              layers.layerProperty().set(layer);
              channel.set(wished.channel());
            });
  }

  /** Keeps the unit in view silent from now on, or lets it speak again. */
  void silence(boolean on) {
    Unit now = unit.get();
    if (now != null && (on ? silent.add(now) : silent.remove(now))) {
      compute();
    }
  }

  private void choose() {
    Layer layer = layers.layerProperty().get();
    int all = units();
    if (layer == null || all == 0) {
      unit.set(null);
    } else if (channel.get() >= all) {
      channel.set(all - 1);
    } else {
      unit.set(new Unit(layer.name(), channel.get()));
    }
  }

  private void compute() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage image = model.imageProperty().get();
    Unit asked = unit.get();
    if (!wanted.get() || network == null || image == null || asked == null) {
      background.cancel(KEY);
      facts.set(null);
      return;
    }
    Set<Unit> without = new HashSet<>(silent);
    without.add(asked);
    background.run(
        KEY,
        () ->
            network.ask(
                trained -> {
                  UnitConnections connections = new UnitConnections(trained);
                  return Optional.of(
                      new Facts(
                          asked,
                          connections.inputs(asked, image.image()),
                          connections.outputs(asked),
                          UnitAblation.of(trained, image.image(), without)));
                }),
        found -> facts.set(found.orElse(null)),
        model::report);
  }
}
