package cnnlab.ui.learn;

import static cnnlab.ui.learn.LearnBench.fx;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.lesson.LessonProgress;
import cnnlab.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** Steps by themselves: what is asked, how it is answered, and what is revealed then. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class QuestionPanesTest {
  @TempDir Path home;
  private LearnBench bench;
  private LessonViewModel model;
  private Parent pane;

  @BeforeEach
  void begin() throws Exception {
    bench = LearnBench.open(home);
    model = fx(bench::begin);
  }

  @AfterEach
  void leave() throws Exception {
    act(model::close);
  }

  private static void act(Runnable work) throws Exception {
    fx(
        () -> {
          work.run();
          return true;
        });
  }

  /** Draws a step, as it is now. */
  private void show(String step) throws Exception {
    act(
        () -> {
          LearnBench.goTo(model, step);
          pane = bench.pane(model);
          new Scene(pane, 400, 800);
        });
  }

  private <T extends Node> T node(String id, Class<T> type) {
    return type.cast(Objects.requireNonNull(pane.lookup("#" + id), id));
  }

  private void fire(String id) throws Exception {
    act(() -> node(id, ButtonBase.class).fire());
  }

  private List<String> labels() throws Exception {
    return fx(
        () ->
            pane.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .filter(text -> !text.isEmpty())
                .toList());
  }

  @Test
  void oneAnswerIsChosenAndASecondClickDoesNotTakeItAway() throws Exception {
    show("pick");
    fire("answer-google");
    fire("answer-vgg");
    fire("answer-vgg");
    assertThat(node("answer-vgg", ToggleButton.class).isSelected()).isTrue();
    assertThat(node("answer-google", ToggleButton.class).isSelected()).isFalse();
    assertThat(LessonProgress.read(bench.progress).answers()).containsEntry("pick", List.of("vgg"));
    show("start");
    show("pick");
    assertThat(node("answer-vgg", ToggleButton.class).isSelected()).as("still chosen").isTrue();
  }

  @Test
  void aChoiceIsRevealedWithItsValuesTheRightOneAndOnesOwn() throws Exception {
    show("pick");
    fire("answer-google");
    show("picked");
    assertThat(labels())
        .containsSubsequence("GoogLeNet", "Your prediction", "✓  VGG-16", "138 M")
        .doesNotContain("✓  GoogLeNet", "no hands");
    assertThat(pane.lookupAll(".yours")).hasSize(1);
  }

  @Test
  void handsAreCountedInPlaceOfAChoiceAndStandBesideTheResult() throws Exception {
    act(() -> model.presentingProperty().set(true));
    show("pick");
    assertThat(pane.lookup("#answer-vgg")).isNull();
    fire("more-vgg");
    fire("more-vgg");
    fire("more-google");
    fire("fewer-google");
    fire("fewer-google");
    assertThat(node("count-vgg", Label.class).getText()).isEqualTo("2");
    assertThat(node("count-google", Label.class).getText()).as("never below none").isEqualTo("0");
    assertThat(node("more-vgg", Button.class).getAccessibleText()).isEqualTo("One hand more");
    show("picked");
    assertThat(labels()).contains("2 hands", "no hands").doesNotContain("Your prediction");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"90 | 90.0 %", "89.4 | 89.4 %", "1,000 | 1000.0 %", "' 5 ' | 5.0 %"})
  void aNumberIsTypedInPercentAndStandsBesideWhatIsMeasuredAndPrinted(String typed, String shown)
      throws Exception {
    show("share");
    assertThat(labels()).contains("%");
    act(() -> node("answer-number", TextField.class).setText(typed));
    assertThat(model.owesAnswer()).isFalse();
    show("shared");
    assertThat(labels())
        .containsSubsequence(
            "Your prediction",
            shown,
            "Measured by the lab",
            "89.4 %",
            "The paper reports",
            "most (Simonyan 2015)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "1.2.3", "5 %", "NaN", "-"})
  void whatIsNoNumberIsToldAndIsNoAnswer(String typed) throws Exception {
    show("share");
    act(() -> node("answer-number", TextField.class).setText("12"));
    assertThat(model.owesAnswer()).isFalse();
    act(() -> node("answer-number", TextField.class).setText(typed));
    assertThat(fx(() -> ((Label) pane.lookup(".field-problem")).getText()))
        .contains(typed)
        .endsWith(".");
    assertThat(model.owesAnswer()).isTrue();
    act(() -> node("answer-number", TextField.class).setText(""));
    assertThat(fx(() -> ((Label) pane.lookup(".field-problem")).getText()))
        .as("nothing typed is no mistake")
        .isEmpty();
  }

  @Test
  void thingsAreMovedUpAndTheirPlacesCompared() throws Exception {
    show("rank");
    assertThat(labels()).containsSubsequence("1.  ResNet-50", "2.  LeNet-5", "3.  VGG-16");
    assertThat(node("up-res", Button.class).isDisabled()).as("the first").isTrue();
    fire("up-vgg");
    assertThat(model.owesAnswer()).as("still being ordered").isTrue();
    fire("answer-order");
    assertThat(model.answer("rank")).containsExactly("res", "vgg", "le");
    fire("up-vgg");
    assertThat(model.answer("rank")).as("kept from then on").containsExactly("vgg", "res", "le");
    fire("up-le");
    assertThat(labels()).containsSubsequence("1.  VGG-16", "2.  LeNet-5", "3.  ResNet-50");

    show("ranked");
    assertThat(labels())
        .containsSubsequence(
            "1.  VGG-16",
            "138 M",
            "Your prediction, too",
            "2.  ResNet-50",
            "25.6 M",
            "Your prediction: place 3",
            "3.  LeNet-5",
            "Your prediction: place 2");
  }

  @Test
  void aCurveIsDrawnByHandlesAndTheyStandThereAgain() throws Exception {
    show("rise");
    for (int i = 0; i < 6; i++) {
      int handle = i;
      act(() -> node("curve-" + handle, Slider.class).setValue(10.4 + 15 * handle));
    }
    assertThat(model.owesAnswer()).as("still being drawn").isTrue();
    fire("answer-curve");
    assertThat(model.answer("rise")).containsExactly("10", "25", "40", "55", "70", "85");
    show("risen");
    assertThat(pane.lookup("#lesson-reveal")).isNotNull();
    show("rise");
    assertThat(node("curve-5", Slider.class).getValue()).isEqualTo(85);
    assertThat(node("curve-0", Slider.class).getAccessibleText()).isEqualTo("Accuracy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"picked", "shared", "ranked", "risen"})
  void whatNobodyPredictedIsRevealedAllTheSame(String step) throws Exception {
    show(step);
    assertThat(pane.lookup("#lesson-reveal")).isNotNull();
    assertThat(labels()).noneMatch(text -> text.startsWith("Your prediction"));
  }

  @Test
  void aRevealSpeaksTheLanguageInUse() throws Exception {
    act(() -> bench.services.texts().messagesProperty().set(Messages.CHINESE));
    show("picked");
    assertThat(labels()).contains("✓  VGG-16", "1.38 亿");
  }

  @Test
  void hintsComeOneByOneUntilThereAreNone() throws Exception {
    show("start");
    assertThat(pane.lookupAll(".lesson-apart")).isEmpty();
    fire("lesson-hint");
    assertThat(pane.lookupAll(".lesson-apart")).hasSize(1);
    fire("lesson-hint");
    assertThat(pane.lookupAll(".lesson-apart")).hasSize(2);
    assertThat(pane.lookup("#lesson-hint")).as("no more").isNull();
  }

  @Test
  void ownWordsAreKeptAsTheyAreWrittenAndTheSolutionComesWhenAsked() throws Exception {
    show("own");
    act(() -> node("ask-how", TextArea.class).setText("By looking.\nTwice."));
    assertThat(LessonProgress.read(bench.progress).answers())
        .containsEntry("own", List.of("", "By looking.\nTwice."));
    assertThat(pane.lookup(".lesson-apart")).isNull();
    fire("lesson-solution");
    assertThat(labels()).contains("Solution");
    show("next");
    show("own");
    assertThat(node("ask-how", TextArea.class).getText()).isEqualTo("By looking.\nTwice.");
    assertThat(node("ask-why", TextArea.class).getText()).isEmpty();
    assertThat(labels()).contains("1. Why?", "2. How?");
  }

  @Test
  void whatIsToBeDoneSaysWhenItIs() throws Exception {
    show("act");
    assertThat(node("step-reached", Label.class).getText()).startsWith("Do it");
    act(() -> bench.setting("params").set("138357544"));
    assertThat(node("step-reached", Label.class).getText()).isEqualTo("Done.");
    assertThat(node("step-reached", Label.class).getStyleClass()).contains("step-done");
  }

  @Test
  void aRecordedRunSaysThatItIsOneAndShowsItsLastEpoch() throws Exception {
    show("play");
    assertThat(labels()).contains("Epoch 1 of 20").anyMatch(text -> text.contains("recorded"));
    fire("run-all");
    assertThat(labels()).contains("Epoch 20 of 20");
  }
}
