package cnnlab.ui.inspect.several;

import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.LayerMap;
import cnnlab.text.Messages;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.network.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The network in view and up to three others, and what each makes of the same image. Others are
 * opened when somebody first looks, and closed when they are taken away or with the window.
 */
public final class SeveralViewModel implements AutoCloseable {
  static final int MOST = 4;

  private final InspectViewModel inspected;
  private final Background background;
  private final ObservableList<NetworkColumn> columns =
      FXCollections.observableArrayList(column -> new Observable[] {column.networkProperty()});
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<ComparedMap> map = new SimpleObjectProperty<>(ComparedMap.FIRST);
  private final ObjectProperty<@Nullable Integer> label = new SimpleObjectProperty<>();
  private final DoubleProperty depth = new SimpleDoubleProperty(1);
  private final BooleanProperty sameScale = new SimpleBooleanProperty();
  private List<Choice> others = List.of();
  private boolean chosenByUser;
  private @Nullable Choice former;

  public SeveralViewModel(InspectViewModel inspected, Background background) {
    this.inspected = inspected;
    this.background = background;
    inspected.choiceProperty().subscribe(this::networkChanged);
    inspected.networkProperty().subscribe(this::opened);
    inspected.imageProperty().subscribe(this::imageChanged);
    inspected.choices().subscribe(this::forgetDeleted);
    wanted.subscribe(this::arrange);
    map.subscribe((_, _) -> explain());
    label.subscribe((_, _) -> explain());
    depth.subscribe(
        (_, _) -> {
          if (map.get().isOfOneLayer()) {
            explain();
          }
        });
  }

  /** Whether it is in view. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The network in view first; the list also tells when one of them is opened. */
  ObservableList<NetworkColumn> columns() {
    return columns;
  }

  /** Of every network. */
  ObjectProperty<ComparedMap> mapProperty() {
    return map;
  }

  /**
   * The class that maps are about, where all networks know the same classes; null for each
   * network's likeliest.
   */
  ObjectProperty<@Nullable Integer> labelProperty() {
    return label;
  }

  /** How deep the layer lies whose map is shown, from 0, the first, to 1, the last. */
  DoubleProperty depthProperty() {
    return depth;
  }

  /** Whether all maps share one range of colors. */
  BooleanProperty sameScaleProperty() {
    return sameScale;
  }

  /** Whether a network is among those beside each other. */
  boolean isChosen(Choice choice) {
    return columns.stream().anyMatch(column -> column.choice().equals(choice));
  }

  /** Whether another has room. */
  boolean hasRoom() {
    return columns.size() < MOST;
  }

  /** Adds a network, or takes it away. */
  void choose(Choice choice, boolean chosen) {
    List<Choice> now = new ArrayList<>(others);
    now.remove(choice);
    if (chosen && now.size() < MOST - 1) {
      now.add(choice);
    }
    chosenByUser = true;
    others = now;
    arrange();
  }

  /** Whether all networks that are there name the same classes, so that rows can be aligned. */
  boolean haveSameClasses() {
    return columns.stream()
            .map(column -> column.networkProperty().get())
            .filter(Objects::nonNull)
            .map(network -> network.labels(Messages.ENGLISH))
            .distinct()
            .count()
        <= 1;
  }

  /** Goes to an earlier or a later layer of the network in view, and as deep in the others. */
  void step(int layers) {
    int most = columns.stream().mapToInt(column -> column.layers().size()).max().orElse(0);
    if (most > 1) {
      depth.set(Math.clamp(depth.get() + layers / (most - 1.0), 0, 1));
    }
  }

  /** The colors of a column's map; null until there is one. */
  @Nullable HeatMapColors colors(NetworkColumn column) {
    HeatMap heat = heat(column);
    return heat == null
        ? null
        : new HeatMapColors(
            heat, map.get().family().sign(), sameScale.get() ? reach() : HeatMapColors.reach(heat));
  }

  private double reach() {
    return columns.stream()
        .map(this::heat)
        .filter(Objects::nonNull)
        .mapToDouble(HeatMapColors::reach)
        .max()
        .orElse(0);
  }

  /** A column's map as it is shown; null until there is one. */
  @Nullable HeatMap heat(NetworkColumn column) {
    LayerMap found = column.map(depth.get());
    return found == null ? null : HeatMap.of(found, map.get().family(), map.get().family().sign());
  }

  /** A network that comes into view from among the others changes places with the former one. */
  private void networkChanged() {
    Choice now = inspected.choiceProperty().get();
    if (now != null && former != null && others.contains(now)) {
      List<Choice> swapped = new ArrayList<>(others);
      swapped.replaceAll(each -> each.equals(now) ? former : each);
      others = swapped;
    } else if (!chosenByUser) {
      others = List.of();
    }
    former = now == null ? former : now;
    arrange();
  }

  private void forgetDeleted() {
    List<Choice> left = others.stream().filter(inspected.choices()::contains).toList();
    if (left.size() < others.size()) {
      others = left;
      arrange();
    }
  }

  /** Bundled networks that learned from the same data, until the user says which. */
  private void suggest() {
    Choice first = inspected.choiceProperty().get();
    if (!chosenByUser && others.isEmpty() && first != null && !first.data().isEmpty()) {
      others =
          inspected.choices().stream()
              .filter(Choice::isBundled)
              .filter(each -> each.data().equals(first.data()) && !each.isSameNetwork(first))
              .limit(MOST - 1)
              .toList();
    }
  }

  /** A column that is there stays. */
  private void arrange() {
    Choice first = inspected.choiceProperty().get();
    if (!wanted.get() || first == null) {
      columns.stream()
          .filter(column -> first == null && !column.isOwn())
          .toList()
          .forEach(this::remove);
      columns.forEach(NetworkColumn::cancel);
      return;
    }
    suggest();
    List<NetworkColumn> arranged = new ArrayList<>();
    arranged.add(column(first, false));
    others.stream()
        .filter(each -> !each.isSameNetwork(first))
        .forEach(each -> arranged.add(column(each, true)));
    columns.stream().filter(column -> !arranged.contains(column)).toList().forEach(this::remove);
    if (!columns.equals(arranged)) {
      columns.setAll(arranged);
    }
    if (!haveSameClasses()) {
      label.set(null);
    }
    columns.stream().filter(NetworkColumn::begin).forEach(this::open);
    opened();
    columns.stream().filter(column -> column.shownProperty().get() == null).forEach(this::ask);
  }

  private NetworkColumn column(Choice choice, boolean own) {
    return columns.stream()
        .filter(each -> each.choice().equals(choice) && each.isOwn() == own)
        .findFirst()
        .orElseGet(() -> new NetworkColumn(choice, own, background));
  }

  private void remove(NetworkColumn column) {
    columns.remove(column);
    close(column);
  }

  private void close(NetworkColumn column) {
    background.cancel(key(column));
    column.close();
  }

  private static String key(NetworkColumn column) {
    return "inspect.several.open." + column.choice().path();
  }

  private void open(NetworkColumn column) {
    background.run(
        key(column),
        () -> inspected.reader().read(column.choice()),
        network -> {
          column.open(network);
          if (!haveSameClasses()) {
            label.set(null);
          }
          ask(column);
        },
        column::fail);
  }

  /** The network in view is opened and closed by others. */
  private void opened() {
    SharedNetwork network = inspected.networkProperty().get();
    for (NetworkColumn column : columns) {
      if (!column.isOwn() && column.networkProperty().get() != network) {
        column.open(network);
        ask(column);
      }
    }
  }

  private void imageChanged() {
    label.set(null);
    columns.forEach(NetworkColumn::forgetAnswer);
    columns.forEach(this::ask);
  }

  private void ask(NetworkColumn column) {
    InspectedImage image = inspected.imageProperty().get();
    if (!wanted.get() || image == null) {
      return;
    }
    if (column.predictionsProperty().get().isEmpty()) {
      column.predict(image, () -> explain(column));
    } else {
      explain(column);
    }
  }

  private void explain() {
    columns.forEach(NetworkColumn::forgetMap);
    columns.forEach(this::explain);
  }

  /** Works a column's map out, also one that was cancelled. */
  void explain(NetworkColumn column) {
    InspectedImage image = inspected.imageProperty().get();
    if (wanted.get() && image != null) {
      column.explain(image, map.get(), label.get(), depth.get());
    }
  }

  @Override
  public void close() {
    List<NetworkColumn> all = List.copyOf(columns);
    columns.clear();
    all.forEach(this::close);
  }
}
