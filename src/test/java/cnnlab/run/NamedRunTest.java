package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a user names a run. */
@SuppressWarnings("NullAway.Init") // set before each test
class NamedRunTest {
  @TempDir Path folder;
  private RunStore store;
  private Path run;

  @BeforeEach
  void oneRun() throws UserProblem {
    store = new RunStore(folder.resolve("runs"));
    try (RunFolder begun =
        store.create(RunSamples.record(RunState.RUNNING, "2026-11-24T03:00:01Z"))) {
      run = begun.path();
    }
  }

  @Test
  void byItsFolderByTheFoldersNameOrByItsTitle() throws UserProblem {
    String title = store.open(run).record().title();
    String record = run.resolve("run.json").toString();
    for (String name : List.of(run.toString(), run.getFileName().toString(), title, record)) {
      assertThat(store.named(name).folder()).as(name).isEqualTo(run);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fashion-lenet5", "LeNet-5 · fashion-mnist", "lenet-5 · Fashion-MNIST"})
  void aBundledOneToo(String name) throws UserProblem {
    assertThat(store.named(name).folder()).isEqualTo(BundledRuns.root().resolve("fashion-lenet5"));
  }

  @Test
  void onesOwnComesBeforeABundledOneOfTheSameTitle() throws UserProblem {
    store.describe(run, new RunNotes("LeNet-5 · fashion-mnist", List.of(), ""));
    assertThat(store.named("LeNet-5 · fashion-mnist").folder()).isEqualTo(run);
  }

  @Test
  void severalOfATitleAreToldByTheirFolders() throws UserProblem {
    Path other;
    try (RunFolder begun =
        store.create(RunSamples.record(RunState.RUNNING, "2026-11-25T03:00:01Z"))) {
      other = begun.path();
    }
    String title = store.open(run).record().title();
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> store.named(title))
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("run.ambiguous");
              assertThat(problem.getMessage())
                  .contains(run.getFileName().toString(), other.getFileName().toString());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing of the kind", "", "\0"})
  void whatThereIsNotIsSaid(String name) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> store.named(name))
        .extracting(UserProblem::key)
        .isEqualTo("run.unknown");
  }
}
