package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.UserProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<Object> errors = new ArrayList<>();
  private final List<Object> shown = new ArrayList<>();
  private final Background background = new Background(work::add, Runnable::run, errors::add);

  @Test
  void ofTwoJobsWithOneKeyOnlyTheNewerOneIsShownEvenIfTheOlderEndsLater() {
    background.run("key", () -> "old", shown::add);
    background.run("key", () -> "new", shown::add);
    work.removeLast().run();
    work.removeLast().run();
    assertThat(shown).containsExactly("new");
  }

  @Test
  void aJobOvertakenBeforeItBeganIsNotBegun() {
    background.run("key", () -> shown.add("computed"), _ -> {});
    background.run("key", () -> "new", shown::add);
    work.forEach(Runnable::run);
    assertThat(shown).containsExactly("new");
  }

  @Test
  void jobsWithDifferentKeysDoNotDisturbEachOther() {
    background.run("one", () -> 1, shown::add);
    background.run("two", () -> 2, shown::add);
    work.forEach(Runnable::run);
    assertThat(shown).containsExactly(1, 2);
  }

  @Test
  void aCancelledJobShowsNothingAndIsNotBusy() {
    background.run("key", () -> 1, shown::add);
    assertThat(background.busy("key").get()).isTrue();
    background.cancel("key");
    work.forEach(Runnable::run);
    assertThat(shown).isEmpty();
    assertThat(background.busy("key").get()).isFalse();
  }

  @Test
  void aProblemGoesToWhoAskedForItAndAnythingElseToEveryone() {
    UserProblem problem = UserProblem.of("drop.unknown", "x");
    background.run(
        "key",
        () -> {
          throw problem;
        },
        shown::add,
        shown::add);
    IllegalStateException bug = new IllegalStateException("bug");
    background.run(
        "other",
        () -> {
          throw bug;
        },
        shown::add,
        shown::add);
    work.forEach(Runnable::run);
    assertThat(shown).containsExactly(problem);
    assertThat(errors).containsExactly(bug);
  }
}
