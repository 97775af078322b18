package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.diagram.scene.Theme;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.handout.Handout;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What a lesson is about, before it is begun: its aim, its steps, its networks and images. */
final class LessonPage extends HBox {
  /** Of the width of the page; the words have the rest. */
  private static final double PICTURES = 0.42;

  private static final double LARGEST_PHOTO = 220;

  private final LessonEntry entry;
  private final LearnViewModel model;
  private final Services services;
  private final Texts texts;
  private final VBox pictures = new VBox();

  LessonPage(LessonEntry entry, LearnViewModel model, Services services) {
    this.entry = entry;
    this.model = model;
    this.services = services;
    texts = services.texts();
    getStyleClass().add("lesson-page");
    pictures.setId("lesson-pictures");
    pictures.getStyleClass().add("lesson-pictures");
    HBox.setHgrow(pictures, Priority.ALWAYS);
    VBox words = words();
    words.getStyleClass().add("lesson-page-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    pictures.prefWidthProperty().bind(widthProperty().multiply(PICTURES));
    pictures.minWidthProperty().bind(pictures.prefWidthProperty());
    getChildren().setAll(words, pictures);
    Lesson lesson = entry.lesson();
    Theme theme = services.appearance().palette().dark() ? Theme.DARK : Theme.LIGHT;
    services
        .background()
        .run(
            "learn.pictures",
            () -> LessonPreview.of(lesson, theme, texts.messages()),
            this::show,
            _ -> show(List.of())); // a lesson is told to be broken when it is begun
  }

  private void show(List<LessonPreview> shown) {
    for (LessonPreview picture : shown) {
      ImageView view = new ImageView(picture.image());
      view.setPreserveRatio(true);
      view.setSmooth(!picture.pixelated());
      VBox framed = new VBox(view);
      framed.getStyleClass().add("lesson-picture");
      if (picture.name().isEmpty()) {
        view.setFitHeight(LARGEST_PHOTO);
        view.setAccessibleText(texts.get("learn.image"));
      } else {
        view.fitWidthProperty().bind(pictures.widthProperty().subtract(2));
        view.setAccessibleText(picture.name());
        Label name = new Label(picture.name());
        name.getStyleClass().addAll("muted", "small");
        framed.getChildren().add(name);
      }
      pictures.getChildren().add(framed);
    }
  }

  private VBox words() {
    var text = entry.lesson().text(texts.messages());
    Label title = new Label(text.title());
    title.getStyleClass().add("lesson-title");
    title.setWrapText(true);
    Label facts =
        new Label(
            texts.get("learn.facts", entry.lesson().minutes(), entry.lesson().steps().size()));
    facts.getStyleClass().add("muted");
    return new VBox(
        title,
        facts,
        new MarkdownView(text.introduction(), entry.lesson().folder()),
        actions(),
        Controls.label(texts, "learn.outline", "section-title"),
        outline());
  }

  private Pane actions() {
    Button start = new Button();
    start.setId("lesson-start");
    start.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    boolean begun = !entry.progress().step().isEmpty() && !entry.progress().done();
    start.textProperty().bind(texts.bind(begun ? "learn.continue" : "learn.start"));
    start.setMinWidth(USE_PREF_SIZE);
    start.setOnAction(_ -> model.start());
    CheckBox solutions = new CheckBox();
    solutions.setId("handout-solutions");
    solutions.textProperty().bind(texts.bind("learn.handout.solutions"));
    Button handout = new Button();
    handout.setId("lesson-handout");
    handout.textProperty().bind(texts.bind("learn.handout"));
    handout.setGraphic(new FontIcon(Material2OutlinedMZ.PRINT));
    handout.setOnAction(_ -> saveHandout(solutions.isSelected()));
    handout.setMinWidth(USE_PREF_SIZE);
    solutions.setMinWidth(USE_PREF_SIZE);
    FlowPane actions = new FlowPane(start, handout, solutions);
    actions.getStyleClass().add("lesson-actions");
    return actions;
  }

  private void saveHandout(boolean solutions) {
    Messages messages = texts.messages();
    SaveFile.ask(
        services,
        getScene().getWindow(),
        texts.get("learn.handout"),
        entry.lesson().id() + ".pdf",
        FileKinds.named("pdf", "html"),
        file -> Handout.write(file, entry.lesson(), services.engine(), messages, solutions));
  }

  /** The steps but for those whose titles would tell what is to be predicted. */
  private Node outline() {
    VBox outline = new VBox();
    outline.getStyleClass().add("lesson-outline");
    for (LessonStep step : entry.lesson().steps()) {
      if (!(step instanceof LessonStep.Reveal)) {
        Label label = new Label(entry.lesson().text(step, texts.messages()).title());
        label.setGraphic(new FontIcon(icon(step)));
        label.setWrapText(true);
        outline.getChildren().add(label);
      }
    }
    return outline;
  }

  private static Ikon icon(LessonStep step) {
    return switch (step) {
      case LessonStep.Predict _ -> Material2OutlinedAL.HELP_OUTLINE;
      case LessonStep.Do _ -> Material2OutlinedMZ.TOUCH_APP;
      case LessonStep.Run _ -> Material2OutlinedMZ.SHOW_CHART;
      case LessonStep.Ask _ -> Material2OutlinedAL.EDIT;
      case LessonStep.Say _, LessonStep.Show _, LessonStep.Reveal _ ->
          Material2OutlinedMZ.VISIBILITY;
    };
  }
}
