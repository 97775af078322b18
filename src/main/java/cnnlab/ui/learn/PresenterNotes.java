package cnnlab.ui.learn;

import cnnlab.lesson.LessonStep;
import cnnlab.ui.Controls;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What the teacher sees: notes of the step, time used, what comes next. */
final class PresenterNotes extends VBox {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LessonViewModel model;
  private final Texts texts;
  private final Label clock = new Label();
  private final VBox notes = new VBox();
  private final Label next = new Label();
  private Subscription ticking = Subscription.EMPTY;

  PresenterNotes(LessonViewModel model, Services services) {
    this.model = model;
    texts = services.texts();
    setId("presenter-notes");
    getStyleClass().addAll("lesson-apart", "presenter-notes");
    clock.setId("presenter-clock");
    clock.getStyleClass().add("muted");
    next.setId("presenter-next");
    next.setWrapText(true);
    next.getStyleClass().add("muted");
    getChildren().addAll(Controls.label(texts, "learn.notes", "muted"), clock, notes, next);
    model.wordsProperty().subscribe(_ -> show());
    texts.messagesProperty().subscribe(_ -> show());
    sceneProperty()
        .subscribe(
            scene -> {
              ticking.unsubscribe();
              ticking = scene == null ? Subscription.EMPTY : LiveFeed.every(SECOND, this::showTime);
            });
    showTime();
  }

  private void showTime() {
    clock.setText(
        texts.get("learn.time", model.minutesUsed(), model.lessonProperty().get().minutes()));
  }

  private void show() {
    LessonViewModel.Words words = model.wordsProperty().get();
    if (words != null) {
      notes
          .getChildren()
          .setAll(new MarkdownView(words.text().notes(), model.lessonProperty().get().folder()));
    }
    int after = model.indexProperty().get() + 1;
    if (after < model.steps()) {
      LessonStep step = model.lessonProperty().get().steps().get(after);
      next.setText(
          texts.get(
              "learn.comes", model.lessonProperty().get().text(step, texts.messages()).title()));
    } else {
      next.setText("");
    }
  }
}
