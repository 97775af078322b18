package cnnlab.ui.inspect.unit;

import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.LargeTile;
import cnnlab.ui.inspect.activation.LargeTile.Pointing;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.layout.Side;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Example;
import cnnlab.ui.inspect.unit.UnitViewModel.Sight;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The unit in view and, beside it, the one that is pinned: how each answers to the image. */
final class SightCard extends VBox {
  /** The map's side in the type's size at least and at most, and its share of the card's width. */
  private static final double LEAST = 9;

  private static final double MOST = 14;
  private static final double SHARE = 0.3;
  private static final double SMALL = 4.3;
  private static final int EXAMPLES = 4;
  private static final Figures FIGURES = new Figures(3);

  private final Services services;
  private final Texts texts;
  private final UnitViewModel model;
  private final SynthesisViewModel synthesis;
  private final ExamplesViewModel examples;
  private final GridPane sights = new GridPane();
  private LargeTile map = new LargeTile(new SimpleObjectProperty<@Nullable Spot>(), Pointing.CLICK);

  SightCard(
      Services services,
      UnitViewModel model,
      SynthesisViewModel synthesis,
      ExamplesViewModel examples) {
    this.services = services;
    this.model = model;
    this.synthesis = synthesis;
    this.examples = examples;
    texts = services.texts();
    setId("unit-sight");
    getStyleClass().add("step-card");
    sights.getStyleClass().add("terms");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    sights.getColumnConstraints().setAll(half, half);
    getChildren().addAll(Controls.label(texts, "unit.sight", "chosen-title"), sights);
    model.sights().subscribe(this::show);
    synthesis.made().subscribe(this::show);
    examples.examplesProperty().subscribe(_ -> show());
    texts.messagesProperty().subscribe(this::show);
    services.appearance().fontSizeProperty().subscribe(_ -> show());
  }

  private void show() {
    boolean focused = map.isFocused();
    sights.getChildren().clear();
    List<Sight> shown = model.sights();
    for (Sight sight : shown) {
      sights.addRow(
          0, sight(sight, sight.unit().equals(shown.getFirst().unit()) ? null : sight.unit()));
    }
    if (focused) {
      map.requestFocus(); // which it lost with its place
    }
  }

  /**
   * One of them.
   *
   * @param pinned where a click goes; null for the one in view
   */
  private Node sight(Sight sight, @Nullable Unit pinned) {
    double type = services.appearance().fontSizeProperty().get();
    String name = sight.unit().title();
    Node title;
    if (pinned == null) {
      title = new Label(name);
    } else {
      Hyperlink link = new Hyperlink(texts.get("unit.pinned", name));
      link.setId("unit-pinned");
      link.setOnAction(_ -> model.goTo(pinned));
      title = link;
    }
    Label figures = new Label(figures(sight));
    figures.getStyleClass().addAll("muted", "small");
    figures.setWrapText(true);
    FlowPane known = new FlowPane();
    known.getStyleClass().add("grids");
    known
        .getChildren()
        .setAll(
            Stream.concat(
                    synthesis.made(sight.unit()).stream()
                        .limit(1)
                        .map(ActivationMaximization::image)
                        .map(image -> new FramedImage(image, SMALL * type, null)),
                    examples.seen(sight.unit()).stream()
                        .flatMap(each -> each.most().stream())
                        .limit(EXAMPLES)
                        .map(each -> example(each, SMALL * type)))
                .toList());
    boolean inView = pinned == null;
    VBox box =
        sight.maps().isVector()
            ? new VBox(title, figures, known)
            : new VBox(title, map(sight, inView), figures, place(sight, inView), known);
    box.getStyleClass().add("sum-card");
    box.setMinWidth(0);
    return box;
  }

  private String figures(Sight sight) {
    String value = FIGURES.of(sight.value());
    if (sight.maps().isVector()) {
      return texts.get("unit.sight.value", value);
    }
    if (!sight.maps().isAlive(sight.unit().channel())) {
      return texts.get("inspect.map.dead");
    }
    String mean = FIGURES.of(sight.mean());
    String largest = FIGURES.of(sight.largest());
    return sight.unit().place() == null
        ? texts.get("unit.sight.figures", mean, largest)
        : texts.get("unit.sight.neuron", value, mean, largest);
  }

  /** Its map; of the unit in view a click chooses the place whose neuron is asked about. */
  private LargeTile map(Sight sight, boolean inView) {
    Unit unit = sight.unit();
    Unit.Place at = unit.place();
    ObjectProperty<@Nullable Spot> spot =
        new SimpleObjectProperty<>(
            at == null ? null : new Spot(unit.channel(), at.row(), at.column()));
    LargeTile tile = new LargeTile(spot, Pointing.CLICK);
    tile.setAccessibleText(unit.title());
    tile.sideProperty()
        .bind(
            Side.within(
                services.appearance().fontSizeProperty(), LEAST, MOST, widthProperty(), SHARE));
    tile.show(sight.maps(), unit.channel(), Scale.TILE);
    if (inView) {
      map = tile;
      tile.setId("unit-map");
      tile.setAccessibleHelp(texts.get("unit.place.about"));
      spot.subscribe(
          (_, now) ->
              model
                  .placeProperty()
                  .set(now == null ? null : new Unit.Place(now.row(), now.column())));
    } else {
      tile.setDisable(true);
    }
    return tile;
  }

  /** Where the neuron is, and the way back to its channel; or how one comes to a neuron. */
  private Node place(Sight sight, boolean inView) {
    if (sight.unit().place() != null && inView) {
      Hyperlink whole = new Hyperlink(texts.get("unit.place.whole"));
      whole.setId("unit-whole");
      whole.setOnAction(_ -> model.placeProperty().set(null));
      return whole;
    }
    Label about = new Label(inView ? texts.get("unit.place.about") : "");
    about.getStyleClass().addAll("muted", "small");
    about.setWrapText(true);
    return about;
  }

  private static FramedImage example(Example example, double side) {
    return new FramedImage(example.image(), side, example.patch());
  }
}
