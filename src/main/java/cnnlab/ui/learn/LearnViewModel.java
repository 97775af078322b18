package cnnlab.ui.learn;

import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonLibrary.Shelf;
import cnnlab.lesson.LessonProgress;
import cnnlab.text.UserProblem;
import cnnlab.ui.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The lessons that there are, and the one that somebody is in. */
final class LearnViewModel {
  private static final String JOB = "learn.lessons";
  private static final String OWN = "learn.own";

  private record Found(List<LessonEntry> entries, List<UserProblem> unreadable) {}

  private final Services services;
  private final ObservableList<LessonEntry> lessons = FXCollections.observableArrayList();
  private final ObservableList<UserProblem> unreadable = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable LessonEntry> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable LessonViewModel> running =
      new ReadOnlyObjectWrapper<>();

  LearnViewModel(Services services) {
    this.services = services;
  }

  /** Bundled ones in their order, then those opened lately. */
  ObservableList<LessonEntry> lessons() {
    return lessons;
  }

  ObjectProperty<@Nullable LessonEntry> selectedProperty() {
    return selected;
  }

  /** The lesson that somebody is in; null for none. */
  ReadOnlyObjectProperty<@Nullable LessonViewModel> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Why lessons that lie there are not among them. */
  ObservableList<UserProblem> unreadable() {
    return unreadable;
  }

  /** Reads all lessons and how far one is in each. */
  void refresh() {
    services.background().run(JOB, this::read, this::show);
  }

  private Found read() throws UserProblem {
    List<Path> folders = new ArrayList<>(LessonLibrary.folders());
    services.preferences().recent(OWN).stream()
        .filter(LessonLibrary::isLesson)
        .forEach(folders::add);
    Shelf shelf = LessonLibrary.shelf(folders);
    return new Found(shelf.lessons().stream().map(this::entry).toList(), shelf.unreadable());
  }

  private LessonEntry entry(Lesson lesson) {
    return new LessonEntry(lesson, LessonProgress.read(progressFile(lesson)));
  }

  /** The lesson stays selected that is by now. */
  private void show(Found found) {
    List<LessonEntry> read = found.entries();
    unreadable.setAll(found.unreadable());
    LessonEntry before = selected.get();
    String keep = before == null ? "" : before.lesson().key();
    lessons.setAll(read);
    selected.set(
        read.stream()
            .filter(entry -> entry.lesson().key().equals(keep))
            .findFirst()
            .orElse(read.isEmpty() ? null : read.getFirst()));
  }

  private Path progressFile(Lesson lesson) {
    return services.preferences().beside("lessons").resolve(lesson.key() + ".json");
  }

  /** Begins the lesson that is selected, or goes on with it. */
  void start() {
    LessonEntry entry = selected.get();
    if (entry != null) {
      leave();
      running.set(new LessonViewModel(services, entry.lesson(), progressFile(entry.lesson())));
    }
  }

  /** Leaves the lesson; what was done is kept. */
  void leave() {
    LessonViewModel left = running.get();
    running.set(null);
    if (left != null) {
      left.close();
      refresh();
    }
  }

  /** Opens a lesson of one's own, its folder or its archive, and lists it from now on. */
  void open(Path folderOrArchive) {
    services
        .background()
        .run(
            OWN,
            () -> LessonLibrary.open(folderOrArchive),
            lesson -> {
              services.preferences().addRecent(OWN, lesson.folder());
              LessonEntry entry = entry(lesson);
              lessons.removeIf(known -> known.lesson().folder().equals(lesson.folder()));
              lessons.add(entry);
              selected.set(entry);
            },
            services.errors()::show);
  }
}
