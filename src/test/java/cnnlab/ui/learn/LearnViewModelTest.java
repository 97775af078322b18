package cnnlab.ui.learn;

import static cnnlab.ui.learn.LearnBench.fx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import cnnlab.lesson.LessonLibrary;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** The list of lessons, bundled and one's own. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class LearnViewModelTest {
  @TempDir Path home;
  private LearnBench bench;
  private LearnViewModel model;

  @BeforeEach
  void open() throws Exception {
    bench = LearnBench.open(home);
    model = new LearnViewModel(bench.services);
    act(model::refresh);
  }

  private static void act(Runnable work) throws Exception {
    fx(
        () -> {
          work.run();
          return true;
        });
  }

  private List<String> ids() {
    return model.lessons().stream().map(entry -> entry.lesson().id()).toList();
  }

  private static List<String> bundled() throws Exception {
    return LessonLibrary.folders().stream().map(it -> it.getFileName().toString()).toList();
  }

  private String selected() {
    return Objects.requireNonNull(model.selectedProperty().get()).lesson().id();
  }

  @Test
  void bundledLessonsComeInTheirOrderAndTheFirstIsSelected() throws Exception {
    assertThat(ids()).isEqualTo(bundled()).isSorted();
    assertThat(selected()).isEqualTo(bundled().getFirst());
    assertThat(model.runningProperty().get()).isNull();
  }

  @Test
  void oneOfOnesOwnIsListedLastOnceAndFoundAtTheNextStart() throws Exception {
    act(() -> model.open(bench.folder));
    act(() -> model.open(bench.folder));
    assertThat(selected()).isEqualTo("small");
    assertThat(ids()).endsWith("small").doesNotHaveDuplicates();

    LearnViewModel next = new LearnViewModel(bench.services);
    act(next::refresh);
    assertThat(next.lessons()).hasSize(bundled().size() + 1);
    Files.writeString(bench.folder.resolve("lesson.json"), "{");
    act(next::refresh);
    assertThat(next.lessons()).as("the others are there").hasSize(bundled().size());
    assertThat(next.unreadable())
        .extracting(UserProblem::getMessage)
        .singleElement(STRING)
        .contains(bench.folder.toString(), "lesson.json, line 1: this is not JSON");
  }

  @Test
  void whoLeavesALessonFindsItSelectedWithWhatWasDone() throws Exception {
    act(() -> model.open(bench.folder));
    act(model::start);
    LessonViewModel running = Objects.requireNonNull(model.runningProperty().get());
    act(() -> LearnBench.goTo(running, "pick"));
    act(() -> running.answer(List.of("vgg")));
    act(model::leave);
    assertThat(model.runningProperty().get()).isNull();
    assertThat(selected()).isEqualTo("small");
    assertThat(Objects.requireNonNull(model.selectedProperty().get()).progress().answers())
        .containsEntry("pick", List.of("vgg"));
    assertThat(Objects.requireNonNull(model.selectedProperty().get()).progress().step())
        .isEqualTo("pick");
  }

  @Test
  void aLessonBegunEndsTheOneBefore() throws Exception {
    act(() -> model.open(bench.folder));
    act(model::start);
    LessonViewModel first = Objects.requireNonNull(model.runningProperty().get());
    act(model::start);
    assertThat(model.runningProperty().get()).isNotNull().isNotSameAs(first);
    act(model::leave);
  }
}
