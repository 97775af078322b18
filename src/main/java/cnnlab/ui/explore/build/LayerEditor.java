package cnnlab.ui.explore.build;

import cnnlab.analysis.OpText;
import cnnlab.arch.Draft;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What can be changed about the selected layer of a draft, and what is wrong with the draft. */
final class LayerEditor extends ScrollPane {
  private static final int MOST = 1 << 16;

  private final BuildViewModel model;
  private final StringProperty selected;
  private final Texts texts;
  private final VBox content = new VBox();

  LayerEditor(BuildViewModel model, StringProperty selected, Texts texts) {
    this.model = model;
    this.selected = selected;
    this.texts = texts;
    setId("layer-editor");
    getStyleClass().add("layer-card");
    content.getStyleClass().add("layer-card-content");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    model.historyProperty().subscribe(this::fill);
    model.problemProperty().subscribe(this::fill);
    selected.subscribe(this::fill);
    texts.messagesProperty().subscribe(this::fill);
    fill();
  }

  /** Fills it anew; who changes numbers by keys goes on in the same field. */
  private void fill() {
    Optional<String> field =
        Optional.ofNullable(getScene()).map(Scene::getFocusOwner).map(Node::getId);
    write();
    field.map(id -> content.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  private void write() {
    content.getChildren().clear();
    model
        .problem()
        .ifPresent(
            problem -> {
              add(texts.sentence(problem), "field-problem", "build-problem");
              add(texts.get("explore.build.stale"), "muted", "build-stale");
              goTo(problem);
            });
    Optional<Layer> layer =
        model
            .draft()
            .flatMap(
                draft ->
                    draft.layers().stream()
                        .filter(it -> it.name().equals(selected.get()))
                        .findFirst());
    if (layer.isEmpty()) {
      add(texts.get("explore.build.select"), "muted", "build-select");
      return;
    }
    Layer now = layer.get();
    add(now.name(), "section-title", "build-name");
    add(OpText.of(now.op(), texts.messages()), "muted", "build-op");
    content.getChildren().addAll(actions(now), numbers(now));
  }

  /** The way to the layer at fault, which may be far down the list. */
  private void goTo(UserProblem problem) {
    String where = problem.where();
    boolean isLayer =
        model.draft().stream()
            .flatMap(draft -> draft.layers().stream())
            .anyMatch(layer -> layer.name().equals(where));
    if (where != null && isLayer && !where.equals(selected.get())) {
      Hyperlink link = new Hyperlink(texts.get("explore.build.go-to", where));
      link.setId("build-go-to");
      link.setOnAction(_ -> selected.set(where));
      content.getChildren().add(link);
    }
  }

  private GridPane numbers(Layer layer) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("layer-numbers");
    if (layer.op() instanceof Op.Activation function) {
      addRow(grid, "function", functions(layer, function));
    }
    for (OpFields.Field field : OpFields.of(layer.op())) {
      Spinner<Integer> spinner =
          Controls.spinner(new IntegerSpinnerValueFactory(field.least(), MOST, field.value()));
      spinner.setId("build-" + field.name());
      spinner.getStyleClass().add("build-number");
      spinner
          .valueProperty()
          .addListener(
              (_, _, value) -> {
                if (value != field.value()) {
                  change(it -> it.changed(layer.name(), field.change().apply(value)));
                }
              });
      addRow(grid, field.name(), spinner);
    }
    bias(layer).ifPresent(box -> addRow(grid, "bias", box));
    return grid;
  }

  /** Two fields beside each other. */
  private void addRow(GridPane grid, String name, Node field) {
    Label label = new Label(texts.get("explore.build." + name));
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(field);
    int place = grid.getChildren().size() / 2;
    grid.add(label, place % 2 * 2, place / 2);
    grid.add(field, place % 2 * 2 + 1, place / 2);
  }

  private ComboBox<Op.Activation> functions(Layer layer, Op.Activation function) {
    ComboBox<Op.Activation> box =
        TextCell.box(texts, (op, messages) -> messages.get("op." + op.kind()));
    box.setId("build-function");
    for (Op.Activation each : Op.Activation.all()) {
      box.getItems().add(each.kind().equals(function.kind()) ? function : each);
    }
    box.setValue(function);
    box.valueProperty().subscribe((_, chosen) -> change(it -> it.changed(layer.name(), chosen)));
    return box;
  }

  private Optional<Node> bias(Layer layer) {
    return switch (layer.op()) {
      case Op.Conv conv ->
          Optional.of(
              bias(
                  layer,
                  conv.bias(),
                  new Op.Conv(conv.filters(), conv.window(), conv.groups(), !conv.bias())));
      case Op.Linear linear ->
          Optional.of(bias(layer, linear.bias(), new Op.Linear(linear.units(), !linear.bias())));
      default -> Optional.empty();
    };
  }

  private CheckBox bias(Layer layer, boolean has, Op other) {
    CheckBox box = new CheckBox();
    box.setAccessibleText(texts.get("explore.build.bias"));
    box.setId("build-bias");
    box.setSelected(has);
    box.setOnAction(_ -> change(it -> it.changed(layer.name(), other)));
    return box;
  }

  private Node actions(Layer layer) {
    String name = layer.name();
    FlowPane actions = new FlowPane(8, 8);
    actions.getChildren().add(new InsertMenu(model, name, texts));
    if (!layer.inputs().isEmpty()) {
      actions.getChildren().add(button("remove", it -> it.without(name)));
    }
    if (layer.op() instanceof Op.Activation function) {
      actions.getChildren().add(button("everywhere", it -> it.withActivations(function)));
    }
    if (!layer.block().isEmpty()) {
      String block = layer.block();
      actions.getChildren().add(button("double-block", it -> it.withBlockTwice(block)));
      actions.getChildren().add(button("remove-block", it -> it.withoutBlock(block)));
    }
    return actions;
  }

  private Button button(String name, UnaryOperator<Draft> action) {
    Button button = new Button(texts.get("explore.build." + name));
    button.setId("build-" + name);
    button.setOnAction(_ -> change(action));
    return button;
  }

  private void change(UnaryOperator<Draft> action) {
    model.change(action);
  }

  private void add(String text, String styleClass, String id) {
    Label label = new Label(text);
    label.setId(id);
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    content.getChildren().add(label);
  }
}
