package cnnlab.ui.learn;

import cnnlab.lesson.LessonLibrary;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

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
    VBox.setVgrow(list, Priority.ALWAYS);
    root.setLeft(new VBox(list, unreadable()));
    root.setCenter(page);
    model.selectedProperty().subscribe(_ -> show());
    texts.messagesProperty().subscribe(_ -> show());
    services.appearance().themeProperty().subscribe((_, _) -> show());
    model.runningProperty().subscribe(this::dock);
  }

  /** Which lessons are not in the list, and what to do; takes no room while all are. */
  private Label unreadable() {
    Label label = new Label();
    label.setId("lessons-unreadable");
    label.getStyleClass().add("lessons-unreadable");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    model.unreadable().stream()
                        .map(problem -> problem.sentences(messages))
                        .collect(Collectors.joining("\n")),
                model.unreadable()));
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    label.visibleProperty().bind(label.managedProperty());
    return label;
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
    page.setContent(entry == null ? null : new LessonPage(entry, model, services));
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
  public List<Path> open(List<Path> files) {
    List<Path> lesson = files.stream().filter(LessonLibrary::isLesson).limit(1).toList();
    lesson.forEach(model::open);
    return lesson;
  }
}
