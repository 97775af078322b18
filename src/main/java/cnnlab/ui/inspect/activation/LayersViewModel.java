package cnnlab.ui.inspect.activation;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.image.Patch;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.weights.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The layers of the network in view: what one makes of the image, and what it has learned. */
public final class LayersViewModel {
  private static final String KEY = "inspect.tiles";

  /** What of a layer is shown. */
  public enum Aspect {
    MAPS,
    /** Only convolutions have them; others show their maps. */
    FILTERS
  }

  private final InspectViewModel model;
  private final Background background;
  private final ObservableList<Layer> layers = FXCollections.observableArrayList();
  private final FilteredList<Layer> offered = new FilteredList<>(layers);
  private final Set<String> folded = new HashSet<>();
  private final ObjectProperty<@Nullable Layer> layer = new SimpleObjectProperty<>();
  private final ObjectProperty<Aspect> aspect = new SimpleObjectProperty<>(Aspect.MAPS);
  private final ReadOnlyObjectWrapper<Aspect> shownAspect =
      new ReadOnlyObjectWrapper<>(Aspect.MAPS);
  private final IntegerProperty tile = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<@Nullable Integer> channel = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty filter = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<@Nullable Tiles> tiles = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Spot> spot = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Patch> patch = new ReadOnlyObjectWrapper<>();
  private @Nullable Integer wish;

  /** Of this image it is known whether the channel in view is dead. */
  private @Nullable InspectedImage lookedAt;

  /**
   * What was computed of a layer.
   *
   * @param maps for the image; null where none were needed
   * @param image that the maps are of
   */
  private record Look(Tiles tiles, @Nullable FeatureMaps maps, @Nullable InspectedImage image) {}

  public LayersViewModel(InspectViewModel model, Background background) {
    this.model = model;
    this.background = background;
    model.networkProperty().subscribe(this::offer);
    model.imageProperty().subscribe(_ -> compute());
    shownAspect.bind(
        Bindings.createObjectBinding(
            () -> hasFilters() ? aspect.get() : Aspect.MAPS, layer, aspect));
    layer.subscribe(
        () -> { // before all who follow the layer
          channel.set(null);
          beginWithFirstFilter();
        });
    aspect.subscribe(_ -> compute());
    filter.subscribe(_ -> compute());
    spot.subscribe(this::locate);
  }

  /** The layers to choose from. */
  public ObservableList<Layer> layers() {
    return layers;
  }

  /** Those whose kind is not folded away. */
  ObservableList<Layer> offered() {
    return offered;
  }

  /** Kinds of layers that are passed over, as {@link Op#kind} names them. */
  Set<String> foldedKinds() {
    return folded;
  }

  /** Folds a kind away, or offers its layers again; other tabs follow. */
  void fold(String kind, boolean away) {
    boolean _ = away ? folded.add(kind) : folded.remove(kind);
    Set<String> now = Set.copyOf(folded);
    offered.setPredicate(each -> !now.contains(each.op().kind()));
  }

  public ObjectProperty<@Nullable Layer> layerProperty() {
    return layer;
  }

  public ObjectProperty<Aspect> aspectProperty() {
    return aspect;
  }

  /** What is shown: where a layer has no filters, its maps, whatever was chosen for others. */
  public ReadOnlyObjectProperty<Aspect> shownAspectProperty() {
    return shownAspect.getReadOnlyProperty();
  }

  /** The filter whose slices are shown, where not all filters are shown at once. */
  public IntegerProperty filterProperty() {
    return filter;
  }

  /** The map or filter that is shown large, where the layer has so many. */
  ReadOnlyIntegerProperty tileProperty() {
    return tile;
  }

  /** Shows a map or a filter large; the other tabs follow to its channel. */
  void chooseTile(int wanted) {
    tile.set(wanted);
    Tiles shown = tiles.get();
    boolean isChannel =
        switch (shown) {
          case FeatureMaps maps -> !maps.isVector();
          case ImageFilters _ -> true;
          case KernelSlices _ -> false;
          case null -> false;
        };
    if (isChannel) {
      choose(wanted);
    }
  }

  /**
   * The channel of the layer in view, of a vector the unit, from 0; null until there is an image.
   * Until one is chosen it is the one with the layer's greatest value: the first is often dead.
   */
  public ReadOnlyObjectProperty<@Nullable Integer> channelProperty() {
    return channel.getReadOnlyProperty();
  }

  /** Chooses a channel; in other layers, too, where they have it and it is not dead. */
  public void choose(int wanted) {
    SharedNetwork network = model.networkProperty().get();
    Layer shown = layer.get();
    if (network != null && shown != null && !Integer.valueOf(wanted).equals(channel.get())) {
      wish = Math.clamp(wanted, 0, network.channels(shown.name()) - 1);
      show(wish);
    }
  }

  /** Goes to a channel of any layer; false where the network has no such layer. */
  public boolean goTo(String name, int wanted) {
    Optional<Layer> found = layers.stream().filter(each -> each.name().equals(name)).findFirst();
    found.ifPresent(
        there -> {
          layer.set(there);
          choose(wanted);
        });
    return found.isPresent();
  }

  /** The channel in view, given what the layer makes of the image. */
  public int channel(FeatureMaps maps) {
    Integer now = channel.get();
    boolean chosen = now != null && now.equals(wish); // it stays even where it is dead
    Integer wanted = now == null ? wish : now;
    int found =
        wanted != null && (chosen || maps.isAlive(wanted)) ? wanted : maps.strongestChannel();
    if (now == null || found != now) {
      show(found);
    }
    return found;
  }

  private void show(int wanted) {
    channel.set(wanted);
    tile.set(wanted);
  }

  /** The tile that is shown large of these. */
  public int shownTile(Tiles shown) {
    return Math.clamp(tile.get(), 0, shown.count() - 1);
  }

  /** Goes so many of the offered layers on, or back; stays at the ends. */
  public void step(int step) {
    if (offered.isEmpty()) {
      return;
    }
    int from = layers.indexOf(layer.get());
    int before = (int) layers.stream().limit(Math.max(0, from)).filter(offered::contains).count();
    boolean between = !offered.contains(layer.get()); // its kind was folded away
    int wanted = before + step - (between && step > 0 ? 1 : 0);
    layer.set(offered.get(Math.clamp(wanted, 0, offered.size() - 1)));
  }

  /** What there is to see of the layer; null until it is computed. */
  public ReadOnlyObjectProperty<@Nullable Tiles> tilesProperty() {
    return tiles.getReadOnlyProperty();
  }

  /** The value that is pointed at; null for none. */
  public ObjectProperty<@Nullable Spot> spotProperty() {
    return spot;
  }

  /** What the value that is pointed at depends on; null where that is no place in the image. */
  public ReadOnlyObjectProperty<@Nullable Patch> patchProperty() {
    return patch.getReadOnlyProperty();
  }

  public boolean hasFilters() {
    Layer shown = layer.get();
    return shown != null && shown.op() instanceof Op.Conv;
  }

  /** Nothing of the former network stays. */
  private void offer(@Nullable SharedNetwork network) {
    wish = null;
    layer.set(null);
    if (network == null) {
      layers.clear();
      return;
    }
    layers.setAll(
        network.architecture().layers().stream()
            .filter(candidate -> !(candidate.op() instanceof Op.Dropout))
            .toList());
    layer.set(
        layers.stream()
            .filter(candidate -> candidate.op() instanceof Op.Activation)
            .findFirst()
            .orElse(layers.getFirst()));
  }

  private void beginWithFirstFilter() {
    if (filter.get() == 0) {
      compute();
    } else {
      filter.set(0);
    }
  }

  private void compute() {
    spot.set(null);
    SharedNetwork network = model.networkProperty().get();
    Layer wanted = layer.get();
    if (network == null || wanted == null) {
      clear();
      return;
    }
    InspectedImage inspected = model.imageProperty().get();
    boolean filters = shownAspect.get() == Aspect.FILTERS;
    if (inspected == null && !filters) {
      clear();
      return;
    }
    int number = filter.get();
    boolean known = channel.get() != null && Objects.equals(inspected, lookedAt);
    InspectedImage shown = filters && known ? null : inspected; // another filter needs no maps
    background.run(
        KEY,
        () ->
            network.ask(
                asked -> {
                  FeatureMaps maps = shown == null ? null : maps(asked, shown, wanted);
                  Tiles seen = filters ? filters(asked, wanted, number) : maps;
                  return Optional.of(new Look(Objects.requireNonNull(seen), maps, shown));
                }),
        found -> found.ifPresentOrElse(this::show, () -> tiles.set(null)),
        model::report);
  }

  private void show(Look look) {
    if (look.maps != null) {
      channel(look.maps);
      lookedAt = look.image;
    }
    tiles.set(look.tiles);
  }

  private static FeatureMaps maps(TrainedNetwork network, InspectedImage image, Layer layer)
      throws UserProblem {
    return new FeatureMaps(network.activation(image.image(), layer.name()));
  }

  /** All filters where a convolution reads the image, else the slices of one. */
  private static Tiles filters(TrainedNetwork network, Layer convolution, int filter) {
    Tensor weights = network.tensor(convolution.name() + ".weight").copy(); // outlives it on screen
    Layer image = network.architecture().layers().getFirst();
    boolean readsImage = convolution.inputs().equals(List.of(image.name()));
    return readsImage && ImageFilters.suits(weights)
        ? new ImageFilters(weights)
        : new KernelSlices(weights, filter);
  }

  private void clear() {
    background.cancel(KEY);
    tiles.set(null);
  }

  private void locate() {
    SharedNetwork network = model.networkProperty().get();
    Layer shown = layer.get();
    Spot at = spot.get();
    boolean isPlace = tiles.get() instanceof FeatureMaps maps && maps.height() > 1;
    patch.set(
        network != null && shown != null && at != null && isPlace
            ? Patch.of(network.field(shown.name()), at, network.preprocessing().inputSize())
            : null);
  }
}
