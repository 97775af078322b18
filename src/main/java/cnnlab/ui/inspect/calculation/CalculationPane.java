package cnnlab.ui.inspect.calculation;

import cnnlab.explain.calculation.Calculation;
import cnnlab.explain.calculation.Softmax;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.LargeTile;
import cnnlab.ui.inspect.activation.LayerChoice;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.calculation.CalculationViewModel.Shown;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.layout.Side;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * A layer's map at the left, and how the value pointed at in it was computed at the right; one
 * above the other where there is little room.
 */
public final class CalculationPane extends BorderPane {
  /** The map's side in the type's size, and its shares of the pane. */
  private static final double LEAST = 11;

  private static final double MOST = 27;
  private static final double WIDTH = 0.3;
  private static final double HEIGHT = 0.5;

  /** Beside the map in its column, in the type's size: the padding of the style sheet. */
  private static final double AROUND = 1.2;

  private static final double FASTEST = 30;

  /** What cards leave free for a scroll bar: if their size depended on it, it would come and go. */
  private static final double SCROLL_BAR = 18;

  /** Width, in the type's size, below which the steps lie under the map. */
  private static final double NARROW = 38;

  private final Services services;
  private final Texts texts;
  private final InspectViewModel inspected;
  private final CalculationViewModel model;
  private final VBox steps = new VBox();
  private final DoubleProperty room = new SimpleDoubleProperty();
  private final LargeTile map;
  private final Label title = new Label();

  public CalculationPane(
      Services services,
      InspectViewModel inspected,
      LayersViewModel layers,
      CalculationViewModel model) {
    this.services = services;
    this.inspected = inspected;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("calculation");
    map = new LargeTile(model.spotProperty(), LargeTile.Pointing.LAST);
    map.setId("calculation-map");
    map.accessibleTextProperty().bind(title.textProperty());
    map.accessibleHelpProperty().bind(texts.bind("calculation.map.about"));
    map.sideProperty()
        .bind(
            Bindings.min(
                Side.within(
                    services.appearance().fontSizeProperty(), LEAST, MOST, widthProperty(), WIDTH),
                heightProperty().multiply(HEIGHT)));
    steps.getStyleClass().add("steps");
    steps.setId("calculation-steps");
    setTop(new LayerChoice(services, inspected, layers));
    Node column = mapColumn();
    ScrollPane mapScroll = scroll(column, "calculation-map-scroll");
    ScrollPane stepsScroll = scroll(steps, "steps-scroll");
    VBox below = new VBox();
    ScrollPane all = scroll(below, "steps-scroll");
    widthProperty()
        .map(width -> width.doubleValue() < NARROW * services.appearance().fontSizeProperty().get())
        .orElse(false)
        .subscribe(
            narrow -> {
              below.getChildren().clear();
              mapScroll.setContent(null);
              stepsScroll.setContent(null);
              if (narrow) {
                below.getChildren().setAll(column, steps);
              } else {
                mapScroll.setContent(column);
                stepsScroll.setContent(steps);
              }
              setLeft(narrow ? null : mapScroll);
              setCenter(narrow ? all : stepsScroll);
              room.bind((narrow ? all : stepsScroll).widthProperty().subtract(SCROLL_BAR));
            });
    model.shownProperty().subscribe(this::showMap);
    model.spotProperty().subscribe(this::showMap);
    model.calculationProperty().subscribe(this::showSteps);
    model.inputChannelProperty().subscribe(this::showSteps);
    texts.messagesProperty().subscribe(this::showMap);
    texts.messagesProperty().subscribe(this::showSteps);
    services.appearance().fontSizeProperty().subscribe(_ -> showSteps());
    room.subscribe(this::showSteps);
  }

  /** The calculation alone; the keys slide the window. */
  public Presentation presentation() {
    return new Presentation(steps, null, model::advance);
  }

  private Node mapColumn() {
    Label about = Controls.label(texts, "calculation.map.about", "muted", "small");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    title.getStyleClass().add("muted");
    title.setWrapText(true);
    VBox column = new VBox(map, title, controls(), about);
    column.getStyleClass().add("calculation-map");
    column
        .prefWidthProperty()
        .bind(
            services
                .appearance()
                .fontSizeProperty()
                .multiply(AROUND)
                .add(map.sideProperty())); // what is beside it has the rest
    return column;
  }

  private static ScrollPane scroll(Node content, String style) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add(style);
    return scroll;
  }

  private Node controls() {
    IntegerSpinnerValueFactory numbers = new IntegerSpinnerValueFactory(0, 0);
    Spinner<Integer> channel = Controls.spinner(numbers);
    channel.setId("calculation-channel");
    channel.accessibleTextProperty().bind(texts.bind("calculation.channel.choose"));
    model
        .spotProperty()
        .subscribe(
            at -> {
              if (at != null) {
                Controls.show(numbers, channel(at), model.channels() - 1);
              }
            });
    channel
        .valueProperty()
        .subscribe(
            number -> {
              if (number != null && number != channel(model.spotProperty().get())) {
                model.choose(number);
              }
            });
    ToggleButton play = new ToggleButton();
    play.setId("calculation-play");
    Controls.icon(play, Material2MZ.PLAY_ARROW, texts, "calculation.play");
    play.setGraphic(new FontIcon(Material2MZ.PLAY_ARROW));
    play.selectedProperty().bindBidirectional(model.playingProperty());
    play.selectedProperty()
        .subscribe(
            on -> play.setGraphic(new FontIcon(on ? Material2MZ.PAUSE : Material2MZ.PLAY_ARROW)));
    Slider speed = new Slider(1, FASTEST, model.speedProperty().get());
    speed.valueProperty().bindBidirectional(model.speedProperty());
    speed.accessibleTextProperty().bind(texts.bind("calculation.speed"));
    Controls.tooltip(speed, texts, "calculation.speed");
    HBox playing = new HBox(play, speed);
    playing.getStyleClass().add("play-controls");
    Label label = new Label();
    label.getStyleClass().add("muted");
    label.textProperty().bind(texts.bind(this::chosen, model.shownProperty()));
    HBox choosing = new HBox(label, channel);
    choosing.getStyleClass().add("play-controls");
    FlowPane controls = new FlowPane(choosing, playing);
    controls.getStyleClass().add("tile-bar");
    return controls;
  }

  private String chosen(Messages messages) {
    Shown shown = model.shownProperty().get();
    return shown != null && shown.maps().isVector()
        ? messages.get("calculation.unit.choose")
        : messages.get("calculation.channel.choose");
  }

  private int channel(@Nullable Spot at) {
    Shown shown = model.shownProperty().get();
    return at == null || shown == null ? 0 : shown.maps().isVector() ? at.column() : at.tile();
  }

  private void showMap() {
    Shown shown = model.shownProperty().get();
    Spot at = model.spotProperty().get();
    if (shown != null && at != null) {
      map.show(shown.maps(), at.tile(), Scale.TILE);
      title.setText(
          shown.maps().isVector()
              ? texts.get("calculation.unit", at.column(), model.channels())
              : texts.get("calculation.place", at.tile(), at.row(), at.column()));
    }
  }

  private void showSteps() {
    Calculation calculation = model.calculationProperty().get();
    if (calculation == null) {
      steps.getChildren().clear();
      return;
    }
    List<Node> cards =
        new ArrayList<>(
            calculation.steps().stream()
                .<Node>map(step -> new StepCard(services, model, step, room.get()))
                .toList());
    Softmax softmax = calculation.softmax();
    SharedNetwork network = inspected.networkProperty().get();
    if (softmax != null && network != null) {
      cards.add(new SoftmaxCard(texts, softmax, network.labels(texts.messages())));
    }
    steps.getChildren().setAll(cards);
  }
}
