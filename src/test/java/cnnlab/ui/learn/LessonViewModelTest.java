package cnnlab.ui.learn;

import static cnnlab.ui.FxWait.until;
import static cnnlab.ui.learn.LearnBench.fx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.lesson.LessonProgress;
import cnnlab.text.Messages;
import cnnlab.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** Somebody in a lesson, without a window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class LessonViewModelTest {
  @TempDir Path home;
  private LearnBench bench;
  private LessonViewModel model;

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

  private void goTo(String step) throws Exception {
    act(() -> LearnBench.goTo(model, step));
  }

  private String title() {
    return Objects.requireNonNull(model.wordsProperty().get()).text().title();
  }

  @Test
  void aPredictionComesBeforeTheNextStep() throws Exception {
    goTo("pick");
    assertThat(model.owesAnswer()).isTrue();
    act(model::next);
    assertThat(model.step().id()).as("nothing was predicted").isEqualTo("pick");

    act(() -> model.answer(List.of("vgg")));
    act(model::next);
    assertThat(model.step().id()).isEqualTo("picked");
  }

  @Test
  void aClassThatCountsHandsOwesNothing() throws Exception {
    goTo("pick");
    act(() -> model.presentingProperty().set(true));
    act(() -> model.count("vgg", 1));
    act(() -> model.count("vgg", 1));
    act(() -> model.count("google", -1));
    act(model::next);
    assertThat(model.step().id()).isEqualTo("picked");
    LessonProgress kept = LessonProgress.read(bench.progress);
    assertThat(kept.count("pick", "vgg")).isEqualTo(2);
    assertThat(kept.count("pick", "google")).isZero();
    assertThat(kept.answers()).as("hands are nobody's prediction").isEmpty();
  }

  @Test
  void whoComesBackIsAtTheStepThatWasLeft() throws Exception {
    goTo("share");
    act(() -> model.answer(List.of("90")));
    act(model::close);

    model = fx(bench::begin);
    assertThat(model.step().id()).isEqualTo("share");
    assertThat(model.answer("share")).containsExactly("90");
    assertThat(bench.setting("color").get())
        .as("what was last shown before that step")
        .isEqualTo("params");
  }

  @Test
  void whoHasDoneItAllBeginsAgainWithTheAnswers() throws Exception {
    goTo("pick");
    act(() -> model.answer(List.of("google")));
    goTo("next");
    assertThat(LessonProgress.read(bench.progress).done()).isTrue();
    act(model::close);

    model = fx(bench::begin);
    assertThat(model.step().id()).isEqualTo("start");
    assertThat(model.answer("pick")).containsExactly("google");
  }

  @ParameterizedTest
  @CsvSource({"-5, start", "0, start", "12, next", "13, next", "2147483647, next"})
  void aJumpEndsWithinTheLesson(int wanted, String step) throws Exception {
    act(() -> model.jump(wanted));
    assertThat(model.step().id()).isEqualTo(step);
  }

  @Test
  void theLabIsBroughtToWhatAStepShowsAndBackAgain() throws Exception {
    assertThat(bench.place.get()).isEqualTo(View.EXPLORE);
    assertThat(bench.setting("network").get()).isEqualTo("vgg16");
    goTo("picked");
    assertThat(bench.setting("color").get()).isEqualTo("params");

    act(() -> bench.setting("color").set("memory"));
    act(() -> bench.place.set(View.TRAIN));
    act(model::reset);
    assertThat(bench.place.get()).isEqualTo(View.EXPLORE);
    assertThat(bench.setting("color").get()).isEqualTo("params");
    act(model::back);
    assertThat(bench.setting("color").get())
        .as("the step before shows nothing, the one before that does")
        .isEqualTo("kind");
  }

  @Test
  void whatIsToBeDoneIsNoticedOnceAllOfItIs() throws Exception {
    goTo("act");
    assertThat(model.reachedProperty().get()).isFalse();
    act(() -> bench.setting("params").set("61000000"));
    assertThat(model.reachedProperty().get()).as("another network").isFalse();
    act(() -> bench.setting("params").set("138357544"));
    assertThat(model.reachedProperty().get()).isTrue();
    act(() -> bench.setting("params").set("0"));
    assertThat(model.reachedProperty().get()).as("done stays done").isTrue();
    act(model::reset);
    assertThat(model.reachedProperty().get()).isFalse();
  }

  @Test
  void nothingIsNoticedElsewhereNorWhereAnyValueIsWantedAndThereIsNone() throws Exception {
    goTo("act");
    act(() -> bench.place.set(View.TRAIN));
    act(() -> bench.setting("params").set("138357544"));
    assertThat(model.reachedProperty().get()).as("Explore is not in view").isFalse();
    act(() -> bench.setting("color").set(""));
    act(() -> bench.place.set(View.EXPLORE));
    assertThat(model.reachedProperty().get()).as("no color").isFalse();
    act(() -> bench.setting("color").set("macs"));
    assertThat(model.reachedProperty().get()).isTrue();
  }

  @Test
  void aStepThatWasLeftNoticesNothing() throws Exception {
    goTo("act");
    goTo("start");
    act(() -> bench.setting("params").set("138357544"));
    assertThat(model.reachedProperty().get()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "picked, vgg, vgg",
    "ranked, vgg res le, vgg",
    "shared, '', ''",
    "risen, '', ''",
  })
  void whatIsRevealedIsFoundAndGoneAtAnotherStep(String step, String right, String largest)
      throws Exception {
    goTo(step);
    LessonViewModel.Findings found = Objects.requireNonNull(model.findingsProperty().get());
    assertThat(String.join(" ", found.right())).isEqualTo(right);
    if (!largest.isEmpty()) {
      assertThat(found.values()).containsEntry(largest, 138_357_544.0);
    }
    assertThat(found.curve()).hasSize(step.equals("risen") ? 20 : 0);
    if (step.equals("shared")) {
      assertThat(found.values().values())
          .singleElement()
          .satisfies(share -> assertThat(share).isCloseTo(0.8936, within(1e-4)));
    }
    goTo("start");
    assertThat(model.findingsProperty().get()).isNull();
  }

  @Test
  void wordsHaveTheirValuesAndFollowTheLanguage() throws Exception {
    assertThat(title()).isEqualTo("Begin");
    assertThat(Objects.requireNonNull(model.wordsProperty().get()).text().body())
        .isEqualTo("VGG-16 has 13 convolutions.");
    act(() -> model.hintsProperty().set(1));
    act(() -> bench.services.texts().messagesProperty().set(Messages.CHINESE));
    assertThat(title()).isEqualTo("开始");
    assertThat(Objects.requireNonNull(model.wordsProperty().get()).text().body())
        .isEqualTo("1.38 亿");
    goTo("pick");
    assertThat(model.hintsProperty().get()).as("hints are of one step").isZero();
  }

  @Test
  void aSavedChangeShowsAndTheStepStays() throws Exception {
    goTo("pick");
    act(() -> model.answer(List.of("google")));
    write("en.md", LearnBench.ENGLISH.replace("## Pick", "## Choose"));
    act(model::reload);
    until(() -> title().equals("Choose"));
    assertThat(model.step().id()).isEqualTo("pick");
    assertThat(model.answer("pick")).containsExactly("google");
  }

  @Test
  void whoseStepIsGoneBeginsAgain() throws Exception {
    goTo("next");
    write("lesson.json", LearnBench.STEPS.replace("\"id\": \"next\"", "\"id\": \"end\""));
    write("en.md", LearnBench.ENGLISH.replace("{#next}", "{#end}"));
    Files.delete(bench.folder.resolve("zh.md"));
    act(model::reload);
    until(() -> model.step().id().equals("start"));
    assertThat(title()).isEqualTo("Begin");
  }

  /** A teacher makes another question of a step that somebody has answered. */
  @ParameterizedTest
  @CsvSource({
    "pick, no-longer-there",
    "pick, vgg google",
    "share, 1 2",
    "rank, vgg res",
    "rank, vgg res res",
    "rank, vgg res gone",
    "rise, vgg res le",
    "rise, 10 -20 30",
  })
  void anAnswerThatFitsTheQuestionNoLongerIsNone(String step, String kept) throws Exception {
    goTo(step);
    act(() -> model.answer(List.of(kept.split(" ", -1))));
    assertThat(model.answer(step)).isEmpty();
    assertThat(model.owesAnswer()).isTrue();
    assertThat(fx(() -> bench.pane(model).getChildren())).as("it can be asked").isNotEmpty();
  }

  private void write(String file, String text) throws Exception {
    Files.writeString(bench.folder.resolve(file), text);
  }
}
