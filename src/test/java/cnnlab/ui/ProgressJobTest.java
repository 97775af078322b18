package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The work is done when the test says so. */
@ExtendWith(ApplicationExtension.class)
class ProgressJobTest {
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final List<Object> shown = new ArrayList<>();
  private final Executor later = waiting::add;
  private final ProgressJob job =
      new ProgressJob(new Background(later, Runnable::run, errors::add), "a job", 0);

  @Test
  void theShareThatTheWorkTellsIsShownAndNothingAfterItsEnd() throws Exception {
    job.run(
        goOn -> {
          assertThat(goOn.test(0.5)).isTrue();
          WaitForAsyncUtils.waitFor(
              20, TimeUnit.SECONDS, () -> job.progressProperty().get() == 0.5);
          assertThat(job.secondsLeft()).isPositive();
          return "done";
        },
        shown::add,
        shown::add);
    assertThat(job.progressProperty().get()).as("before it has begun").isZero();
    work();

    assertThat(shown).containsExactly("done");
    assertThat(job.isUnderWay()).isFalse();
  }

  @Test
  void whatIsCancelledIsToldSoAndLeavesNothing() {
    boolean[] wanted = {true};
    job.run(
        goOn -> {
          job.cancel();
          wanted[0] = goOn.test(0.9);
          return "too late";
        },
        shown::add,
        shown::add);
    work();

    assertThat(wanted[0]).isFalse();
    assertThat(shown).isEmpty();
    assertThat(job.progressProperty().get()).isEqualTo(ProgressJob.IDLE);
  }

  @Test
  void aProblemAndAnErrorThatNobodyExpectedEndIt() {
    UserProblem problem = UserProblem.of("memory.out");
    job.run(
        _ -> {
          throw problem;
        },
        shown::add,
        shown::add);
    work();
    assertThat(shown).containsExactly(problem);
    assertThat(job.isUnderWay()).isFalse();

    job.run(
        _ -> {
          throw new AssertionError("a mistake of the program");
        },
        shown::add,
        shown::add);
    assertThat(job.isUnderWay()).isTrue();
    work();
    assertThat(errors).hasSize(1);
    assertThat(job.isUnderWay()).as("no bar that goes on for ever").isFalse();
  }

  private void work() {
    List<Runnable> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(Runnable::run);
  }
}
