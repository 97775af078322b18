package cnnlab.ui.explore.code;

import cnnlab.export.Framework;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The network as source code, to be copied or saved. */
public final class CodePane extends VBox {
  private final CodeViewModel model;
  private final Services services;

  public CodePane(CodeViewModel model, Services services) {
    this.model = model;
    this.services = services;
    getStyleClass().add("code-pane");
    TextArea code = new TextArea();
    code.setId("code");
    code.setEditable(false);
    code.getStyleClass().add("code");
    code.accessibleTextProperty().bind(services.texts().bind("explore.facet.code"));
    model.codeProperty().subscribe(code::setText);
    VBox.setVgrow(code, Priority.ALWAYS);
    getChildren().addAll(tools(), problem(), code);
  }

  private Node tools() {
    HBox tools = new HBox();
    tools.getStyleClass().add("code-tools");
    ToggleGroup group = new ToggleGroup();
    for (Framework framework : Framework.values()) {
      ToggleButton button = new ToggleButton(framework.title());
      button.setId("framework-" + framework.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setOnAction(
          _ -> {
            model.frameworkProperty().set(framework);
            button.setSelected(true);
          });
      model.frameworkProperty().subscribe(now -> button.setSelected(now == framework));
      tools.getChildren().add(button);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Texts texts = services.texts();
    Button copy = button("copy", Material2OutlinedAL.CONTENT_COPY, texts, this::copy);
    Button save = button("save", Material2OutlinedMZ.SAVE, texts, this::save);
    tools.getChildren().addAll(space, copy, save);
    return tools;
  }

  private Button button(String name, Ikon icon, Texts texts, Runnable action) {
    Button button = new Button();
    button.setId("code-" + name);
    button.setGraphic(new FontIcon(icon));
    button.textProperty().bind(texts.bind("explore.code." + name));
    Controls.tooltip(button, texts, "explore.code." + name + ".about");
    button.disableProperty().bind(model.codeProperty().isEmpty());
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Label problem() {
    Texts texts = services.texts();
    Label label =
        Controls.problem(
            texts.bind(
                _ -> model.problemProperty().get().map(texts::sentence).orElse(""),
                model.problemProperty()));
    label.setId("code-problem");
    return label;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.codeProperty().get());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void save() {
    String name = model.fileName();
    SaveFile.ask(
        services,
        getScene().getWindow(),
        services.texts().get("explore.code.save"),
        name,
        FileKinds.named(name.substring(name.lastIndexOf('.') + 1)),
        model::save);
  }
}
