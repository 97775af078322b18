package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunNotes;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** What a list calls runs of one title, however they come, go and are renamed. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RunLabelsTest {
  private static final String TITLE = "ResNet-20 · pets";

  @TempDir Path temporary;
  private StoredRuns stored;
  private RunModels models;

  @BeforeEach
  void anEmptyStore() {
    RunStore store = new RunStore(temporary.resolve("runs"));
    stored = new StoredRuns(store);
    models =
        new RunModels(
            RunLibrary.of(store),
            FXCollections.observableArrayList(),
            Background.immediate(
                error -> {
                  throw new AssertionError(error);
                }));
  }

  @Test
  void theOnlyRunOfATitleIsCalledByItAndGetsMoreWhenItsTwinComes() throws UserProblem {
    stored.finishedAt(0.1, TITLE, "pets", "2026-11-24T03:00:01Z", 0.5);
    models.refresh();
    assertThat(labels(Messages.ENGLISH)).containsExactly(TITLE);
    stored.finishedAt(0.02, TITLE, "pets", "2026-11-24T03:00:02Z", 0.5);
    models.refresh();
    assertThat(labels(Messages.ENGLISH))
        .containsExactly(TITLE + " · rate 0.02", TITLE + " · rate 0.1");
    assertThat(labels(Messages.CHINESE))
        .containsExactly(TITLE + " · 学习率 0.02", TITLE + " · 学习率 0.1");
  }

  @Test
  void aRunThatIsRenamedNeedsNoMoreToBeToldApartAndNeitherDoesTheOther() throws UserProblem {
    twins();
    models.describe(
        models.all().getFirst(), new RunNotes("the better one", List.of(), ""), this::fail);
    assertThat(labels(Messages.ENGLISH)).containsExactly("the better one", TITLE);
  }

  @Test
  void whatIsLeftAfterADeletionIsCalledByItsTitleUntilTheOtherIsBack() throws UserProblem {
    twins();
    models.delete(models.all().getLast(), this::fail);
    assertThat(labels(Messages.ENGLISH)).containsExactly(TITLE);
    models.undoDelete(_ -> {}, this::fail);
    assertThat(labels(Messages.ENGLISH))
        .containsExactly(TITLE + " · rate 0.02", TITLE + " · rate 0.1");
  }

  @Test
  void manyRunsAreAllToldApart() throws UserProblem {
    for (int i = 0; i < 20; i++) {
      stored.finishedAt(
          0.1 * (1 + i % 5), TITLE, "pets", "2026-11-24T03:00:%02dZ".formatted(i), 0.5);
    }
    models.refresh();
    assertThat(labels(Messages.ENGLISH)).hasSize(20).doesNotHaveDuplicates();
  }

  private void twins() throws UserProblem {
    stored.finishedAt(0.1, TITLE, "pets", "2026-11-24T03:00:01Z", 0.5);
    stored.finishedAt(0.02, TITLE, "pets", "2026-11-24T03:00:02Z", 0.5);
    models.refresh();
  }

  private List<String> labels(Messages messages) {
    return models.all().stream().map(run -> run.label(messages)).toList();
  }

  private void fail(UserProblem problem) {
    throw new AssertionError(problem);
  }
}
