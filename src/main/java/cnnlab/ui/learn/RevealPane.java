package cnnlab.ui.learn;

import cnnlab.lesson.Question;
import cnnlab.lesson.value.ValueFormat;
import cnnlab.text.UserProblem;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.learn.LessonViewModel.Findings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The prediction beside what is measured, and what was printed. */
final class RevealPane extends VBox {
  private final LessonViewModel model;
  private final String step;
  private final Texts texts;

  /**
   * @param step that of the prediction
   * @param answers texts of the answers, by name
   */
  RevealPane(
      LessonViewModel model,
      String step,
      Map<String, String> answers,
      Findings findings,
      Services services) {
    this.model = model;
    this.step = step;
    texts = services.texts();
    setId("lesson-reveal");
    getStyleClass().addAll("lesson-answers", "lesson-reveal");
    switch (findings.question()) {
      case Question.Choice choice -> choice(choice, answers, findings);
      case Question.Order order -> order(order, answers, findings);
      case Question.Amount amount -> amount(amount, findings);
      case Question.Curve curve ->
          getChildren().add(new CurveReveal(model.answer(step), findings.curve(), services));
    }
  }

  private void choice(Question.Choice choice, Map<String, String> answers, Findings findings) {
    double largest = findings.values().values().stream().mapToDouble(it -> it).max().orElse(0);
    Map<String, Integer> hands =
        model.progressProperty().get().counts().getOrDefault(step, Map.of());
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      String name = answer.getKey();
      boolean right = findings.right().contains(name);
      Label label = new Label((right ? "✓  " : "") + answer.getValue());
      label.setWrapText(true);
      label.getStyleClass().add(right ? "answer-right" : "answer-other");
      VBox row = new VBox(label);
      row.getStyleClass().add("reveal-row");
      Double value = findings.values().get(name);
      if (value != null) {
        row.getChildren().addAll(bar(value, largest), number(value, choice.format()));
      }
      if (model.answer(step).contains(name)) {
        row.getChildren().add(yours());
      }
      if (!hands.isEmpty()) {
        int raised = hands.getOrDefault(name, 0);
        ProgressBar bar = bar(raised, Collections.max(hands.values()));
        bar.getStyleClass().add("hands-bar");
        row.getChildren().addAll(bar, muted(texts.get("learn.hands", raised)));
      }
      getChildren().add(row);
    }
  }

  private void order(Question.Order order, Map<String, String> answers, Findings findings) {
    double largest = findings.values().values().stream().mapToDouble(it -> it).max().orElse(0);
    List<String> yours = model.answer(step);
    int place = 0;
    for (String name : findings.right()) {
      place++;
      Label label = new Label(place + ".  " + answers.get(name));
      label.setWrapText(true);
      double value = Objects.requireNonNull(findings.values().get(name));
      VBox row = new VBox(label, bar(value, largest), number(value, order.format()));
      row.getStyleClass().add("reveal-row");
      int mine = yours.indexOf(name) + 1;
      if (mine > 0) {
        row.getChildren()
            .add(muted(texts.get(mine == place ? "learn.yours.same" : "learn.yours.place", mine)));
      }
      getChildren().add(row);
    }
  }

  private void amount(Question.Amount amount, Findings findings) {
    double measured = findings.values().values().iterator().next();
    List<String> typed = model.answer(step);
    if (!typed.isEmpty()) {
      try {
        double mine = AmountQuestion.value(typed.getFirst(), amount);
        getChildren().add(row("learn.yours", text(mine, amount.format())));
      } catch (UserProblem noNumber) {
        getChildren().add(row("learn.yours", typed.getFirst()));
      }
    }
    getChildren().add(row("learn.measured", text(measured, amount.format())));
    Question.Paper paper = amount.paper();
    if (paper != null) {
      getChildren().add(row("learn.paper", paper.value() + " (" + paper.source() + ")"));
    }
  }

  private VBox row(String key, String value) {
    Label label = new Label(value);
    label.getStyleClass().add("reveal-number");
    label.setWrapText(true);
    VBox row = new VBox(muted(texts.get(key)), label);
    row.getStyleClass().add("reveal-row");
    return row;
  }

  private static ProgressBar bar(double value, double largest) {
    ProgressBar bar = new ProgressBar(largest > 0 ? value / largest : 0);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("reveal-bar");
    bar.setAccessibleText(Double.toString(value));
    return bar;
  }

  private Label number(double value, @Nullable String format) {
    return muted(text(value, format));
  }

  private String text(double value, @Nullable String format) {
    try {
      return ValueFormat.of(format == null ? "" : format).text(value, texts.messages());
    } catch (UserProblem unknown) {
      return Double.toString(value);
    }
  }

  private Label yours() {
    Label label = muted(texts.get("learn.yours"));
    label.getStyleClass().add("yours");
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    return label;
  }
}
