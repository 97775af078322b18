package cnnlab.ui.explore.build;

import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import java.nio.file.Path;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the network is called and where it is saved. */
final class SaveRow extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final BuildViewModel model;
  private final Services services;
  private final TextField name = new TextField();
  private final Label problem = new Label();

  SaveRow(BuildViewModel model, Services services) {
    this.model = model;
    this.services = services;
    Texts texts = services.texts();
    getStyleClass().add("build-save-row");
    name.setId("build-name-field");
    name.textProperty().bindBidirectional(model.nameProperty());
    name.setOnAction(_ -> save());
    name.textProperty().subscribe(() -> show(Optional.empty()));
    Controls.tooltip(name, texts, "explore.build.name.about");
    HBox.setHgrow(name, Priority.ALWAYS);
    Label label = Controls.label(texts, "explore.build.name", "muted");
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(name);
    problem.setId("build-name-problem");
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.visibleProperty());
    HBox row = new HBox(label, name, saving());
    row.getStyleClass().add("code-tools");
    getChildren().addAll(row, problem);
    show(Optional.empty());
  }

  private SplitMenuButton saving() {
    Texts texts = services.texts();
    MenuItem elsewhere = new MenuItem();
    elsewhere.setId("build-save-as");
    elsewhere.textProperty().bind(texts.bind("explore.build.save-as"));
    elsewhere.setOnAction(_ -> saveAs());
    SplitMenuButton save = new SplitMenuButton(elsewhere);
    save.setId("build-save");
    save.textProperty().bind(texts.bind("explore.build.save"));
    save.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(save, texts, "explore.build.save.about");
    save.setOnAction(_ -> save());
    save.disableProperty().bind(model.problemProperty().map(_ -> model.problem().isPresent()));
    return save;
  }

  private void save() {
    try {
      model.save();
    } catch (UserProblem wrong) {
      show(Optional.of(wrong));
    }
  }

  private void show(Optional<UserProblem> wrong) {
    problem.setText(wrong.map(services.texts()::sentence).orElse(""));
    problem.setVisible(wrong.isPresent());
    name.pseudoClassStateChanged(WRONG, wrong.isPresent());
  }

  private void saveAs() {
    services
        .files()
        .save(
            getScene().getWindow(),
            services.texts().get("explore.build.save-as"),
            model.nameProperty().get() + ".json",
            FileKinds.named("json"))
        .ifPresent(this::saveAs);
  }

  private void saveAs(Path file) {
    try {
      model.save(file);
      services.files().tellSaved(file, null);
    } catch (UserProblem wrong) {
      services.errors().show(wrong);
    }
  }
}
