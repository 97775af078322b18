package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void aJobOvertakenWhileItWorksIsToldAndTheNewerOneBeginsOnlyThen() {
    background.run(
        "key",
        cancelled -> {
          shown.add("wanted: " + !cancelled.getAsBoolean());
          background.run("key", () -> shown.add("newer works"), _ -> shown.add("newer done"));
          work.removeFirst().run(); // a second thread is free, and must not take it yet
          shown.add("wanted: " + !cancelled.getAsBoolean());
          return "old";
        },
        shown::add,
        shown::add);
    runAll();
    assertThat(shown).containsExactly("wanted: true", "wanted: false", "newer works", "newer done");
    assertThat(background.busy("key").get()).isFalse();
  }

  @Test
  void aResultThatComesTooLateIsClosedAndOneInTimeIsNot() {
    Held overtaken = new Held();
    Held newest = new Held();
    background.run(
        "key",
        () -> {
          background.run("key", () -> newest, shown::add);
          return overtaken;
        },
        shown::add);
    runAll();
    assertThat(shown).containsExactly(newest);
    assertThat(overtaken.closings).isEqualTo(1);
    assertThat(newest.closings).isZero();
  }

  /** The work is done, but the screen has not come to it when the next wish arises. */
  @Test
  void aResultOvertakenOnItsWayToTheScreenIsClosed() {
    Deque<Runnable> screen = new ArrayDeque<>();
    Background slow = new Background(work::add, screen::add, errors::add);
    Held late = new Held();
    slow.run("key", () -> late, shown::add);
    runAll();
    slow.cancel("key");
    screen.forEach(Runnable::run);
    runAll();
    assertThat(shown).isEmpty();
    assertThat(late.closings).isEqualTo(1);
    assertThat(slow.busy("key").get()).isFalse();
  }

  @Test
  void afterTheEndNothingBeginsAndWhatStillComesIsClosed() {
    Held late = new Held();
    background.run(
        "key",
        () -> {
          background.close();
          return late;
        },
        shown::add);
    background.run("waiting", () -> shown.add("begun"), shown::add);
    runAll();
    background.run("later", () -> shown.add("begun"), shown::add);
    runAll();
    assertThat(shown).isEmpty();
    assertThat(late.closings).isEqualTo(1);
  }

  @Test
  void memoryThatRanOutEndsTheWaitingAndIsSaidInOneSentence() {
    background.run(
        "key",
        () -> {
          throw new OutOfMemoryError("Java heap space");
        },
        shown::add);
    runAll();
    assertThat(background.busy("key").get()).isFalse();
    assertThat(errors)
        .singleElement()
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo("memory.out"));
  }

  /** A folder that was removed while a screen reads it is nobody's mistake. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatCannotBeReadIsSaidInOneSentenceWhereItWasAskedFor(boolean inAStream) {
    String cat = Path.of("cat.png").toAbsolutePath().toString(); // in a folder that exists
    NoSuchFileException gone = new NoSuchFileException(cat);
    background.run(
        "key",
        () -> {
          if (inAStream) {
            throw new UncheckedIOException(gone);
          }
          throw gone;
        },
        shown::add,
        shown::add);
    runAll();
    assertThat(background.busy("key").get()).isFalse();
    assertThat(errors).isEmpty();
    assertThat(shown)
        .singleElement()
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem ->
                assertThat(problem.sentences(Messages.ENGLISH))
                    .contains(cat)
                    .doesNotContain("Exception"));
  }

  @Test
  void anyOtherErrorEndsTheWaitingToo() {
    StackOverflowError deep = new StackOverflowError();
    background.run(
        "key",
        () -> {
          throw deep;
        },
        shown::add,
        shown::add);
    runAll();
    assertThat(background.busy("key").get()).isFalse();
    assertThat(errors).containsExactly(deep);
  }

  @Test
  void manyJobsShareFewThreads() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(100);
    Background pooled = Background.threads(errors::add);
    for (int i = 0; i < 100; i++) {
      pooled.release(
          () -> {
            threads.add(Thread.currentThread());
            done.countDown();
          });
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(threads)
        .hasSizeLessThanOrEqualTo(Math.max(8, Runtime.getRuntime().availableProcessors()));
  }

  private void runAll() {
    while (!work.isEmpty()) {
      work.removeFirst().run();
    }
  }

  /** A result that holds memory. */
  private static final class Held implements AutoCloseable {
    int closings;

    @Override
    public void close() {
      closings++;
    }
  }
}
