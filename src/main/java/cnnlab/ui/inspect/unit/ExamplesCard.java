package cnnlab.ui.inspect.unit;

import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Example;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Examples;
import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/** The images of a data set that excite the unit most, and least. */
final class ExamplesCard extends VBox {
  private static final double SIDE = 5.2;

  private final Services services;
  private final Texts texts;
  private final ExamplesViewModel model;
  private final VBox found = new VBox();

  ExamplesCard(Services services, ExamplesViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("step-card");
    found.getStyleClass().add("sum-card");
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.textProperty().bind(texts.bind(_ -> about(), model.dataProperty()));
    getChildren()
        .addAll(Controls.label(texts, "unit.examples", "chosen-title"), about, actions(), found);
    model.examplesProperty().subscribe(this::show);
    texts.messagesProperty().subscribe(_ -> show(model.examplesProperty().get()));
  }

  private String about() {
    String data = model.dataProperty().get();
    return data == null
        ? texts.get("unit.examples.none")
        : texts.get("unit.examples.about", new File(data).getName());
  }

  private Node actions() {
    Button look = new Button();
    look.setId("unit-look");
    look.textProperty().bind(texts.bind("unit.look"));
    look.setOnAction(_ -> model.start());
    look.disableProperty().bind(model.dataProperty().isNull());
    Button choose = new Button();
    choose.textProperty().bind(texts.bind("unit.data"));
    choose.setOnAction(_ -> choose());
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("unit.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    var working = model.progressProperty().greaterThanOrEqualTo(0);
    for (Node node : new Node[] {cancel, bar}) {
      node.visibleProperty().bind(working);
      node.managedProperty().bind(working);
    }
    look.visibleProperty().bind(working.not().and(model.examplesProperty().isNull()));
    look.managedProperty().bind(look.visibleProperty());
    FlowPane row = new FlowPane(look, bar, cancel, choose);
    row.getStyleClass().add("tile-bar");
    return row;
  }

  private void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("unit.data"));
    File folder = chooser.showDialog(getScene().getWindow());
    if (folder != null) {
      model.dataProperty().set(folder.toString());
    }
  }

  private void show(@Nullable Examples examples) {
    found.getChildren().clear();
    if (examples != null) {
      found.getChildren().add(images(examples.most()));
      found.getChildren().add(Controls.label(texts, "unit.examples.least", "muted"));
      found.getChildren().add(images(examples.least()));
    }
  }

  private Node images(List<Example> examples) {
    double side = SIDE * services.appearance().fontSizeProperty().get();
    FlowPane row = new FlowPane();
    row.getStyleClass().add("grids");
    for (Example example : examples) {
      FramedImage image = new FramedImage(example.image(), side, example.patch());
      double value = Math.round(example.excitation().value() * 100) / 100.0;
      Label label = caption(example.label(), side);
      Label activation = caption(Figures.constant(value), side);
      Button open = new Button(null, new VBox(image, label, activation));
      open.getStyleClass().setAll("sample");
      open.setAccessibleText(label.getText() + ", " + activation.getText());
      open.setOnAction(_ -> model.inspect(example));
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
