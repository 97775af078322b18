package cnnlab.ui.explore.build;

import cnnlab.analysis.OpText;
import cnnlab.arch.History;
import cnnlab.arch.Layer;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.DraftVersion;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The layers of a network of one's own, and what can be done with the one selected. */
public final class BuildPane extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

  private final BuildViewModel model;
  private final ExploreViewModel network;
  private final Services services;
  private final ListView<Layer> layers = new ListView<>();
  private final Button undo;
  private final Button redo;
  private boolean refilling;

  public BuildPane(BuildViewModel model, ExploreViewModel network, Services services) {
    this.model = model;
    this.network = network;
    this.services = services;
    Texts texts = services.texts();
    setId("build");
    getStyleClass().add("build-pane");
    undo = Controls.iconButton(Material2OutlinedMZ.UNDO, texts, "explore.build.undo", model::undo);
    undo.setId("build-undo");
    redo = Controls.iconButton(Material2OutlinedMZ.REDO, texts, "explore.build.redo", model::redo);
    redo.setId("build-redo");
    layers.setId("build-layers");
    layers.setCellFactory(_ -> new LayerCell());
    layers.accessibleTextProperty().bind(texts.bind("explore.layers"));
    layers.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    SplitPane body =
        new SplitPane(layers, new LayerEditor(model, network.selectedProperty(), texts));
    body.setOrientation(Orientation.VERTICAL);
    body.setDividerPositions(0.4);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(tools(), new SaveRow(model, services), body);
    setOnKeyPressed(
        event -> {
          if (UNDO.match(event)) {
            model.undo();
          } else if (REDO.match(event)) {
            model.redo();
          } else {
            return;
          }
          event.consume();
        });
    model.historyProperty().subscribe(this::fill);
    model.problemProperty().subscribe(layers::refresh);
    network.selectedProperty().subscribe(this::select);
    texts.messagesProperty().subscribe(layers::refresh);
  }

  private FlowPane tools() {
    Button reset = new Button();
    reset.setId("build-reset");
    reset.textProperty().bind(services.texts().bind("explore.build.reset"));
    Controls.tooltip(reset, services.texts(), "explore.build.reset.about");
    reset.disableProperty().bind(network.editedProperty().not());
    reset.setOnAction(_ -> model.reset());
    FlowPane tools = new FlowPane(undo, redo, reset, new WholeNetworkMenu(model, services.texts()));
    tools.getStyleClass().add("build-tools");
    return tools;
  }

  private void fill(Optional<History<DraftVersion>> history) {
    List<Layer> now = history.map(it -> it.now().shown().layers()).orElse(List.of());
    undo.setDisable(history.filter(History::canUndo).isEmpty());
    redo.setDisable(history.filter(History::canRedo).isEmpty());
    refilling = true;
    layers.getItems().setAll(now);
    refilling = false;
    select(network.selectedProperty().get());
  }

  private void selected(@Nullable Layer layer) {
    if (layer != null && !refilling) {
      network.selectedProperty().set(layer.name());
    }
  }

  private void select(String name) {
    for (int i = 0; i < layers.getItems().size(); i++) {
      if (layers.getItems().get(i).name().equals(name)) {
        if (layers.getSelectionModel().getSelectedIndex() != i) {
          layers.getSelectionModel().select(i);
          layers.scrollTo(Math.max(0, i - 4));
        }
        return;
      }
    }
    layers.getSelectionModel().clearSelection();
  }

  /** Name and operation; marked where something is wrong. */
  private final class LayerCell extends ListCell<Layer> {
    private final Label name = new Label();
    private final Label op = new Label();
    private final HBox line = new HBox(name, op);

    LayerCell() {
      op.getStyleClass().add("muted");
      line.getStyleClass().add("build-layer");
    }

    @Override
    protected void updateItem(@Nullable Layer layer, boolean empty) {
      super.updateItem(layer, empty);
      setText(null);
      setGraphic(empty || layer == null ? null : line);
      boolean wrong =
          layer != null
              && model.problem().map(UserProblem::where).filter(layer.name()::equals).isPresent();
      pseudoClassStateChanged(WRONG, wrong && !empty);
      if (layer != null) {
        name.setText((wrong ? "⚠ " : "") + layer.name());
        op.setText(OpText.of(layer.op(), services.texts().messages()));
      }
    }
  }
}
