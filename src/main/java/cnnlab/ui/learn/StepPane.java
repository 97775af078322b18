package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.Question;
import cnnlab.lesson.StepText;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** One step: its words, and what is to be done about it. */
final class StepPane extends VBox {
  private final LessonViewModel model;
  private final StepText text;
  private final Services services;
  private final Texts texts;
  private final Path folder;

  /**
   * @param withNotes shows the teacher's notes below
   */
  StepPane(
      LessonViewModel model, LessonViewModel.Words words, Services services, boolean withNotes) {
    this.model = model;
    this.text = words.text();
    this.services = services;
    texts = services.texts();
    folder = model.lessonProperty().get().folder();
    getStyleClass().add("lesson-step");
    Label title = new Label(text.title());
    title.setId("step-title");
    title.getStyleClass().add("step-title");
    title.setWrapText(true);
    getChildren().addAll(title, new MarkdownView(text.body(), folder));
    add(words.step());
    if (!text.hints().isEmpty()) {
      getChildren().add(hints());
    }
    if (withNotes) {
      getChildren().add(new PresenterNotes(model, services));
    }
    keepWhole();
  }

  /** Where there is little room, charts get lower, and nothing else. */
  private void keepWhole() {
    for (Node child : getChildren()) {
      if (child instanceof Region region && !(child instanceof RunPlayer)) {
        region.setMinHeight(USE_PREF_SIZE);
      }
    }
  }

  private void add(LessonStep step) {
    switch (step) {
      case LessonStep.Say _, LessonStep.Show _ -> {}
      case LessonStep.Do _ -> getChildren().add(reached());
      case LessonStep.Predict predict -> getChildren().add(question(predict));
      case LessonStep.Run run ->
          add(new RunPlayer(run, folder, text.items(), model.live(run, text.items()), services));
      case LessonStep.Reveal reveal -> reveal(reveal);
      case LessonStep.Ask ask -> {
        getChildren().add(new AskPane(model, ask, text, texts));
        if (!text.solution().isEmpty()) {
          getChildren().add(solution());
        }
      }
    }
  }

  private void add(RunPlayer player) {
    setVgrow(player, Priority.ALWAYS);
    getChildren().add(player);
  }

  private Node question(LessonStep.Predict predict) {
    return switch (predict.question()) {
      case Question.Choice _ when model.presentingProperty().get() ->
          new HandCount(model, predict.id(), text.items(), texts);
      case Question.Choice _ -> new ChoiceQuestion(model, predict.id(), text.items());
      case Question.Amount amount -> new AmountQuestion(model, predict.id(), amount, texts);
      case Question.Order _ -> new OrderQuestion(model, predict.id(), text.items(), texts);
      case Question.Curve curve -> new CurveQuestion(model, predict.id(), curve, services);
    };
  }

  private void reveal(LessonStep.Reveal reveal) {
    LessonViewModel.Findings findings = model.findingsProperty().get();
    if (findings != null) {
      StepText asked =
          model
              .lessonProperty()
              .get()
              .text(model.lessonProperty().get().step(reveal.of()), texts.messages());
      getChildren().add(1, new RevealPane(model, reveal.of(), asked.items(), findings, services));
    }
  }

  private Node reached() {
    Label label = new Label();
    label.setId("step-reached");
    label.setWrapText(true);
    label
        .textProperty()
        .bind(
            texts.bind(
                m -> m.get(model.reachedProperty().get() ? "learn.reached" : "learn.to-do"),
                model.reachedProperty()));
    FontIcon icon = new FontIcon(Material2OutlinedAL.CHECK_CIRCLE);
    label.setGraphic(icon);
    model
        .reachedProperty()
        .subscribe(
            done -> {
              label.getStyleClass().setAll("label", "step-state");
              if (done) {
                label.getStyleClass().add("step-done");
              }
            });
    return label;
  }

  /** Hints come one by one, when they are asked for. */
  private Node hints() {
    VBox box = new VBox();
    box.getStyleClass().add("lesson-hints");
    Button more = new Button();
    more.setId("lesson-hint");
    more.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    more.setGraphic(new FontIcon(Material2OutlinedAL.LIGHTBULB));
    more.textProperty().bind(texts.bind("learn.hint"));
    more.setOnAction(_ -> model.hintsProperty().set(model.hintsProperty().get() + 1));
    model
        .hintsProperty()
        .subscribe(
            shown -> {
              box.getChildren().clear();
              for (int i = 0; i < Math.min(shown.intValue(), text.hints().size()); i++) {
                box.getChildren().add(apart("learn.hint", text.hints().get(i)));
              }
              if (shown.intValue() < text.hints().size()) {
                box.getChildren().add(more);
              }
            });
    return box;
  }

  private Node solution() {
    Button show = new Button();
    show.setId("lesson-solution");
    show.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    show.textProperty().bind(texts.bind("learn.solution.show"));
    VBox box = new VBox(show);
    show.setOnAction(_ -> box.getChildren().setAll(apart("learn.solution", text.solution())));
    return box;
  }

  private Node apart(String titleKey, String markdown) {
    VBox box =
        new VBox(
            Controls.label(texts, titleKey, "muted", "small"), new MarkdownView(markdown, folder));
    box.getStyleClass().add("lesson-apart");
    return box;
  }
}
