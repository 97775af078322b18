package cnnlab.ui.inspect.unit;

import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Example;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Examples;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The images of a data set that excite the unit most, and least. */
final class ExamplesCard extends VBox {
  private static final double SIDE = 5.2;
  private static final Figures ACTIVATIONS = new Figures(2);

  private final Services services;
  private final Texts texts;
  private final UnitData data;
  private final ExamplesViewModel model;
  private final VBox found = new VBox();

  ExamplesCard(Services services, UnitData data, ExamplesViewModel model) {
    this.services = services;
    this.data = data;
    this.model = model;
    texts = services.texts();
    setId("unit-examples");
    getStyleClass().add("step-card");
    found.getStyleClass().add("sum-card");
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about.textProperty().bind(texts.bind(_ -> about(), data.nameProperty()));
    getChildren()
        .addAll(
            Controls.label(texts, "unit.examples", "chosen-title"),
            about,
            actions(),
            new WorkRow(texts, model.job(), "unit-examples-cancel", model.job()::cancel),
            found);
    model.examplesProperty().subscribe(this::show);
    texts.messagesProperty().subscribe(_ -> show(model.examplesProperty().get()));
  }

  private String about() {
    return data.nameProperty().get() == null
        ? texts.get("unit.examples.none")
        : texts.get("unit.examples.about", data.title());
  }

  private Node actions() {
    ComboBox<Number> count =
        TextCell.box(texts, (number, messages) -> messages.get("unit.examples.count", number));
    count.setId("unit-examples-count");
    count.getItems().setAll(ExamplesViewModel.COUNTS);
    count.valueProperty().bindBidirectional(model.countProperty());
    count.accessibleTextProperty().bind(texts.bind("unit.examples"));
    Button look = new Button();
    look.setId("unit-look");
    look.textProperty().bind(texts.bind("unit.look"));
    look.setOnAction(_ -> model.start());
    look.disableProperty().bind(data.nameProperty().isNull());
    look.visibleProperty()
        .bind(WorkRow.working(model.job()).not().and(model.examplesProperty().isNull()));
    look.managedProperty().bind(look.visibleProperty());
    Button choose = new Button();
    choose.textProperty().bind(texts.bind("unit.data"));
    choose.setOnAction(_ -> choose());
    FlowPane row = new FlowPane(count, look, choose);
    row.getStyleClass().add("tile-bar");
    return row;
  }

  private void choose() {
    services
        .files()
        .folder(getScene().getWindow(), texts.get("unit.data"))
        .ifPresent(folder -> data.nameProperty().set(folder.toString()));
  }

  private void show(@Nullable Examples examples) {
    found.getChildren().clear();
    if (examples != null) {
      found.getChildren().add(images(examples, examples.most()));
      found.getChildren().add(Controls.label(texts, "unit.examples.least", "muted"));
      found.getChildren().add(images(examples, examples.least()));
    }
  }

  private Node images(Examples examples, List<Example> some) {
    double side = SIDE * services.appearance().fontSizeProperty().get();
    FlowPane row = new FlowPane();
    row.getStyleClass().add("grids");
    for (Example example : some) {
      String name = examples.of().label(example.excitation().image(), texts.messages());
      FramedImage image = new FramedImage(example.image(), side, example.patch());
      Label label = caption(name, side);
      Label activation = caption(ACTIVATIONS.of(example.excitation().value()), side);
      Button open = new Button(null, new VBox(image, label, activation));
      open.getStyleClass().setAll("sample");
      open.setAccessibleText(name + ", " + activation.getText());
      open.setOnAction(_ -> model.inspect(name, example));
      row.getChildren().add(open);
    }
    return row;
  }

  private static Label caption(String text, double width) {
    Label label = new Label(text);
    label.getStyleClass().addAll("muted", "small");
    label.setMaxWidth(width);
    return label;
  }
}
