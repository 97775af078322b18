package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonLibrary;
import cnnlab.ui.Controls;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The lessons, and what each is about; a lesson itself goes beside the other places. */
public final class LearnView implements Screen {
  private final Services services;
  private final Texts texts;
  private final LearnViewModel model;
  private final BorderPane root = new BorderPane();
  private final ScrollPane page = new ScrollPane();
  private final ListView<LessonEntry> list = new ListView<>();

  public LearnView(Services services) {
    this.services = services;
    texts = services.texts();
    model = new LearnViewModel(services);
    root.getStyleClass().add("learn");
    root.getStylesheets()
        .add(Objects.requireNonNull(LearnView.class.getResource("learn.css")).toExternalForm());
    list.setId("lessons");
    list.getStyleClass().add("lesson-list");
    list.accessibleTextProperty().bind(texts.bind("learn.lessons"));
    list.setItems(model.lessons());
    list.setCellFactory(_ -> new LessonCell(texts));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.selectedProperty().set(chosen);
              }
            });
    model.selectedProperty().subscribe(entry -> list.getSelectionModel().select(entry));
    model
        .lessons()
        .addListener( // a list that is filled anew forgets what is selected
            (ListChangeListener<LessonEntry>)
                _ -> list.getSelectionModel().select(model.selectedProperty().get()));
    page.setFitToWidth(true);
    page.getStyleClass().add("lesson-page-scroll");
    root.setLeft(list);
    root.setCenter(page);
    model.selectedProperty().subscribe(_ -> show());
    texts.messagesProperty().subscribe(_ -> show());
    model.runningProperty().subscribe(this::dock);
  }

  private void dock(@Nullable LessonViewModel running) {
    if (services.navigation().companionProperty().get() instanceof LessonPanel panel) {
      panel.close();
    }
    services
        .navigation()
        .companionProperty()
        .set(running == null ? null : new LessonPanel(running, services, this::leave));
  }

  private void leave() {
    model.leave();
    services.navigation().show(View.LEARN);
  }

  private void show() {
    LessonEntry entry = model.selectedProperty().get();
    page.setContent(entry == null ? null : page(entry));
  }

  private Node page(LessonEntry entry) {
    var text = entry.lesson().text(texts.messages());
    Label title = new Label(text.title());
    title.getStyleClass().add("lesson-title");
    title.setWrapText(true);
    Label facts =
        new Label(
            texts.get("learn.facts", entry.lesson().minutes(), entry.lesson().steps().size()));
    facts.getStyleClass().add("muted");
    Button start = new Button();
    start.setId("lesson-start");
    start.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    start.textProperty().bind(texts.bind(startKey(entry)));
    start.setOnAction(_ -> model.start());
    VBox page =
        new VBox(
            title,
            facts,
            new MarkdownView(text.introduction(), entry.lesson().folder()),
            actions(start, entry),
            Controls.label(texts, "learn.outline", "section-title"),
            outline(entry));
    page.getStyleClass().add("lesson-page");
    return page;
  }

  private HBox actions(Button start, LessonEntry entry) {
    CheckBox solutions = new CheckBox();
    solutions.setId("handout-solutions");
    solutions.textProperty().bind(texts.bind("learn.handout.solutions"));
    Button handout = new Button();
    handout.setId("lesson-handout");
    handout.textProperty().bind(texts.bind("learn.handout"));
    handout.setGraphic(new FontIcon(Material2OutlinedMZ.PRINT));
    handout.setOnAction(_ -> saveHandout(entry.lesson(), solutions.isSelected()));
    HBox actions = new HBox(start, handout, solutions);
    actions.getStyleClass().add("lesson-actions");
    return actions;
  }

  private void saveHandout(Lesson lesson, boolean solutions) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(lesson.id() + ".pdf");
    chooser
        .getExtensionFilters()
        .setAll(new ExtensionFilter("PDF", "*.pdf"), new ExtensionFilter("HTML", "*.html"));
    File chosen = chooser.showSaveDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.writeHandout(chosen.toPath(), lesson, solutions);
    }
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("PgUp PgDn", "learn.key.steps"),
        new Shortcut("B", "learn.key.black"),
        new Shortcut("L", "learn.key.laser"),
        new Shortcut("D C", "learn.key.draw"),
        new Shortcut("Esc", "learn.key.end"));
  }

  private static String startKey(LessonEntry entry) {
    return entry.progress().step().isEmpty() || entry.progress().done()
        ? "learn.start"
        : "learn.continue";
  }

  private Node outline(LessonEntry entry) {
    VBox outline = new VBox();
    outline.getStyleClass().add("lesson-outline");
    int number = 0;
    for (var step : entry.lesson().steps()) {
      Label label =
          new Label(++number + ".  " + entry.lesson().text(step, texts.messages()).title());
      label.setWrapText(true);
      outline.getChildren().add(label);
    }
    return outline;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void shown() {
    model.refresh();
    list.requestFocus();
  }

  @Override
  public void closed() {
    model.leave();
  }

  @Override
  public boolean open(List<Path> files) {
    Path folder = files.getFirst();
    boolean lesson = LessonLibrary.isLesson(folder);
    if (lesson) {
      model.open(folder);
    }
    return lesson;
  }
}
