package cnnlab.ui.inspect.unit;

import cnnlab.arch.Layer;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.LayerStepper;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.layout.TwoColumns;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * One unit and all that can be asked of it; the arrow keys go from unit to unit and layer to layer.
 */
public final class UnitPane extends BorderPane {
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
    ExamplesViewModel examples =
        new ExamplesViewModel(inspected, model.unitProperty(), services.background());
    columns =
        new TwoColumns(
            services.appearance(),
            List.of(
                new SynthesisCard(services, synthesis), new AblationCard(texts, inspected, model)),
            List.of(
                new ExamplesCard(services, examples),
                new ConnectionsCard(services, model, ConnectionsCard.Side.INPUTS),
                new ConnectionsCard(services, model, ConnectionsCard.Side.OUTPUTS)));
    HBox choice = unitChoice();
    setTop(new VBox(new LayerStepper(texts, layers), choice));
    setCenter(columns);
    columns.setFocusTraversable(true);
    columns.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
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
    model.unitProperty().subscribe(_ -> numbers.setMax(Math.max(0, model.units() - 1)));
    model.channelProperty().subscribe(now -> numbers.setValue(now.intValue()));
    spinner
        .valueProperty()
        .subscribe(
            number -> {
              if (number != null) {
                model.channelProperty().set(number);
              }
            });
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setMinWidth(0);
    about.textProperty().bind(texts.bind(_ -> about(), model.unitProperty()));
    HBox row = new HBox(Controls.label(texts, "unit.choose", "muted"), spinner, about);
    row.getStyleClass().addAll("play-controls", "unit-choice");
    return row;
  }

  /** How many there are; the class where it is one. */
  private String about() {
    SharedNetwork network = inspected.networkProperty().get();
    Layer layer = layers.layerProperty().get();
    if (network == null || layer == null) {
      return "";
    }
    int channel = model.channelProperty().get();
    List<String> labels = network.labels(texts.messages());
    boolean isClass = layer.name().equals(network.architecture().mainHead().layer());
    return isClass && channel < labels.size()
        ? texts.get("unit.class", model.units(), labels.get(channel))
        : texts.get("unit.of", model.units());
  }

  private void walk(KeyEvent event) {
    Node focused = getScene().getFocusOwner();
    if (focused != columns) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.step(-1);
      case RIGHT -> model.step(1);
      case UP -> model.stepLayer(-1);
      case DOWN -> model.stepLayer(1);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
