package cnnlab.ui.inspect.unit;

import cnnlab.arch.Layer;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.LargeTile;
import cnnlab.ui.inspect.activation.LayerChoice;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.activation.NetworkStrip;
import cnnlab.ui.inspect.layout.TwoColumns;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * One unit and all that can be asked of it; the arrow keys go from unit to unit and layer to layer.
 */
public final class UnitPane extends BorderPane {
  /** Until the tab shows its content, which takes no focus before. */
  private static final Duration SHOWING = Duration.millis(50);

  private final InspectViewModel inspected;
  private final LayersViewModel layers;
  private final UnitViewModel model;
  private final Texts texts;
  private final TwoColumns columns;

  public UnitPane(
      Services services, InspectViewModel inspected, LayersViewModel layers, UnitViewModel model) {
    this.inspected = inspected;
    this.layers = layers;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("unit");
    SynthesisViewModel synthesis =
        new SynthesisViewModel(inspected, model.unitProperty(), services.background());
    UnitData data = new UnitData(inspected);
    ExamplesViewModel examples =
        new ExamplesViewModel(inspected, data, model.unitProperty(), services.background());
    ClassLossViewModel classes =
        new ClassLossViewModel(inspected, model, data, services.background());
    columns =
        new TwoColumns(
            services.appearance(),
            List.of(
                new SightCard(services, model, synthesis, examples),
                new SynthesisCard(services, synthesis),
                new KernelCard(services, model),
                new ConnectionsCard(services, model, ConnectionsCard.Side.INPUTS),
                new ConnectionsCard(services, model, ConnectionsCard.Side.OUTPUTS)),
            List.of(
                new ExamplesCard(services, data, examples),
                new AblationCard(texts, inspected, model),
                new ClassLossCard(services, inspected, data, classes)));
    HBox choice = unitChoice();
    setTop(new VBox(new LayerChoice(services, inspected, layers), choice));
    setCenter(columns);
    columns.setFocusTraversable(true);
    columns.setId("unit-cards");
    columns.accessibleTextProperty().bind(texts.bind("unit.keys"));
    PauseTransition focusing = new PauseTransition(SHOWING);
    focusing.setOnFinished(_ -> columns.requestFocus());
    addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    model
        .wantedProperty()
        .subscribe(
            wanted -> {
              if (wanted) {
                focusing.playFromStart();
              }
            });
  }

  /** The cards alone; the keys go from unit to unit. */
  public Presentation presentation() {
    return new Presentation(columns, () -> model.step(-1), () -> model.step(1));
  }

  private HBox unitChoice() {
    IntegerSpinnerValueFactory numbers = new IntegerSpinnerValueFactory(0, 0);
    Spinner<Integer> spinner = Controls.spinner(numbers);
    spinner.setId("unit-channel");
    spinner.accessibleTextProperty().bind(texts.bind("unit.choose"));
    model
        .unitProperty()
        .subscribe(
            unit -> {
              if (unit != null) {
                Controls.show(numbers, unit.channel(), model.units() - 1);
              }
            });
    spinner
        .valueProperty()
        .subscribe(
            number -> {
              if (number != null) {
                layers.choose(number);
              }
            });
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setMinWidth(0);
    about.textProperty().bind(texts.bind(_ -> about(), model.unitProperty()));
    HBox.setHgrow(about, Priority.ALWAYS);
    about.setMaxWidth(Double.MAX_VALUE);
    Button predicted = new Button();
    predicted.setId("unit-predicted");
    predicted.setMinWidth(USE_PREF_SIZE);
    predicted.textProperty().bind(texts.bind("unit.predicted"));
    Controls.tooltip(predicted, texts, "unit.predicted.about");
    predicted.setOnAction(_ -> model.goToPredicted());
    ToggleButton pin = new ToggleButton();
    pin.setId("unit-pin");
    pin.setMinWidth(USE_PREF_SIZE);
    pin.textProperty().bind(texts.bind("unit.pin"));
    pin.setGraphic(new FontIcon(Material2OutlinedMZ.PUSH_PIN));
    Controls.tooltip(pin, texts, "unit.pin.about");
    model.pinnedProperty().subscribe(now -> pin.setSelected(now != null));
    pin.setOnAction(
        _ -> model.pinnedProperty().set(pin.isSelected() ? model.unitProperty().get() : null));
    HBox row =
        new HBox(Controls.label(texts, "unit.choose", "muted"), spinner, about, predicted, pin);
    row.getStyleClass().addAll("play-controls", "unit-choice");
    return row;
  }

  /** How many there are; the class where it is one. */
  private String about() {
    SharedNetwork network = inspected.networkProperty().get();
    Layer layer = layers.layerProperty().get();
    Unit unit = model.unitProperty().get();
    if (network == null || layer == null || unit == null) {
      return "";
    }
    int channel = unit.channel();
    List<String> labels = network.labels(texts.messages());
    boolean isClass = layer.name().equals(network.architecture().mainHead().layer());
    return isClass && channel < labels.size()
        ? texts.get("unit.class", model.units(), labels.get(channel))
        : texts.get("unit.of", model.units());
  }

  /** Where a control takes the arrows for itself, it keeps them. */
  private void walk(KeyEvent event) {
    Node focused = getScene().getFocusOwner();
    boolean own =
        focused instanceof TextInputControl
            || focused instanceof Spinner<?>
            || focused instanceof ComboBoxBase<?>
            || focused instanceof NetworkStrip
            || focused instanceof LargeTile;
    if (own || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.step(-1);
      case RIGHT -> model.step(1);
      case UP -> model.stepLayer(-1);
      case DOWN -> model.stepLayer(1);
      case P ->
          model
              .pinnedProperty()
              .set(model.pinnedProperty().get() == null ? model.unitProperty().get() : null);
      case S -> model.silence(!model.silent().contains(model.unitProperty().get()));
      default -> {
        return;
      }
    }
    event.consume();
  }
}
