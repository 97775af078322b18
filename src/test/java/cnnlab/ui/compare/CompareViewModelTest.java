package cnnlab.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.chart.ChartColors;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.CostAxis;
import cnnlab.comparison.RunSetting;
import cnnlab.run.RunFolder;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModels;
import cnnlab.ui.compare.CompareViewModel.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class CompareViewModelTest {
  @TempDir private Path temporary;
  private StoredRuns runs;
  private RunModels models;
  private CompareViewModel model;
  private final List<UserProblem> problems = new ArrayList<>();

  @BeforeEach
  void open() {
    runs = new StoredRuns(new RunStore(temporary));
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    models =
        new RunModels(RunLibrary.of(runs.store()), FXCollections.observableArrayList(), background);
    model = new CompareViewModel(models, background, Map::of);
  }

  @Test
  void withoutRunsThereIsNothingToShow() {
    assertThat(model.contentProperty().get()).isEqualTo(Content.NOT_READ);
    models.refresh();
    assertThat(model.contentProperty().get()).isEqualTo(Content.EMPTY);
  }

  @Test
  void theBestEpochCountsAndTheNewestRunsAreComparedAtOnce() throws UserProblem {
    fourRuns();
    models.refresh();
    assertThat(titles(model.runs())).containsExactly("fourth", "third", "second", "first");
    assertThat(model.runs().get(3).bestAccuracy()).isEqualTo(0.8);
    assertThat(model.runs().get(3).epochsDone()).isEqualTo(3);
    assertThat(model.runs().get(3).seconds()).isEqualTo(3 * 3.5);
    assertThat(titles(model.chosenRuns())).containsExactly("fourth", "third", "second");
  }

  @Test
  void whereTheRunsWereReadBeforeThePlaceIsVisitedTheyAreThereAtOnce() throws UserProblem {
    fourRuns();
    models.refresh();
    CompareViewModel visited = new CompareViewModel(models, Background.immediate(_ -> {}), Map::of);
    assertThat(titles(visited.runs())).containsExactly("fourth", "third", "second", "first");
    assertThat(visited.contentProperty().get()).isEqualTo(Content.FULL);
  }

  @Test
  void costsFollowFromTheNetworkOfTheRun() throws UserProblem {
    runs.finished("ResNet-20", "pets", "2026-11-24T03:00:01Z", 0.5);
    models.refresh();
    // 269,722 with 10 classes (He et al. 2016: 0.27 M); 3 classes have 7 x 65 fewer.
    assertThat(model.runs().getFirst().params()).isEqualTo(269_722 - 7 * 65);
    assertThat(CostAxis.MACS.of(model.runs().getFirst())).isBetween(40e6, 42e6);
  }

  @Test
  void runsOfOneDataSetAreToldFromOthersAndWordsFindARun() throws UserProblem {
    fourRuns();
    models.refresh();
    assertThat(model.datasets()).containsExactly("pets", "shapes");
    model.datasetProperty().set("shapes");
    assertThat(titles(model.shown())).containsExactly("fourth", "second");
    model.datasetProperty().set(null);
    model.searchProperty().set("pets THIRD");
    assertThat(titles(model.shown())).containsExactly("third");
  }

  @Test
  void aColorStaysWithItsRunWhileOthersComeAndGo() throws UserProblem {
    fourRuns();
    models.refresh();
    Path third = model.runs().get(1).folder();
    Path second = model.runs().get(2).folder();
    Path first = model.runs().get(3).folder();
    Map<Path, Integer> before = Map.copyOf(model.chosen());
    model.choose(third, false);
    model.choose(first, true);
    assertThat(model.chosen().get(second)).isEqualTo(before.get(second));
    assertThat(model.chosen().get(first)).isNotIn(before.values());
    model.choose(third, true);
    assertThat(model.chosen().get(third)).as("its former color").isEqualTo(before.get(third));
  }

  @Test
  void aRunUnderWayAppearsAndGoesOnWithoutBeingAskedFor() throws UserProblem {
    runs.finished("old", "pets", "2026-11-24T03:00:01Z", 0.5);
    models.refresh();
    try (RunFolder running = runs.begin("new", "pets", "2026-11-24T04:00:00Z")) {
      models.refresh();
      assertThat(titles(model.chosenRuns())).containsExactly("new", "old");
      assertThat(model.runs().getFirst().bestAccuracy()).isNaN();
      running.epoch(RunSamples.epoch(1, 0.6));
      models.refresh();
      assertThat(model.runs().getFirst().bestAccuracy()).isEqualTo(0.6);
    }
  }

  @Test
  void seedsStandAsOneRunWhereThatIsWishedAndItsChoiceStays() throws UserProblem {
    for (int seed = 1; seed <= 3; seed++) {
      runs.finishedWithSeed(
          seed, "net · seed " + seed, "pets", "2026-11-24T0" + seed + ":00:01Z", 0.1 * seed);
    }
    runs.finished("old", "shapes", "2026-11-23T03:00:01Z", 0.5);
    models.refresh();
    assertThat(model.severalSeedsProperty().get()).isTrue();
    model.chooseAll(false);
    model.choose(model.runs().get(2).folder(), true);

    model.combinedProperty().set(true);
    assertThat(titles(model.shown())).containsExactly("net", "old");
    assertThat(titles(model.chosenRuns())).containsExactly("net");
    assertThat(model.label(model.runs().getFirst(), Messages.ENGLISH)).isEqualTo("net · 3 seeds");
    assertThat(model.runs().getFirst().accuracy().percent()).isEqualTo("20.0 ± 10.0 %");

    models.refresh();
    assertThat(titles(model.shown())).as("also when runs are read anew").hasSize(2);
    model.combinedProperty().set(false);
    assertThat(titles(model.chosenRuns()))
        .as("what was chosen together stays so")
        .containsExactly("net · seed 3", "net · seed 2", "net · seed 1");
    assertThat(model.shown()).hasSize(4);
  }

  @Test
  void aDeletedRunComesBackAndARunUnderWayIsNotDeleted() throws UserProblem {
    Path old = runs.finished("old", "pets", "2026-11-24T03:00:01Z", 0.5);
    models.refresh();
    models.delete(models.all().getFirst(), problems::add);
    assertThat(old).doesNotExist();
    assertThat(model.runs()).isEmpty();
    models.undoDelete(_ -> {}, problems::add);
    assertThat(titles(model.runs())).containsExactly("old");

    try (RunFolder running = runs.begin("new", "pets", "2026-11-24T04:00:00Z")) {
      models.refresh();
      models.delete(models.all().getFirst(), problems::add);
      assertThat(running.path()).exists();
      assertThat(problems).extracting(UserProblem::key).containsExactly("run.busy");
    }
  }

  @Test
  void titleAndTagsAreKeptInTheFolder() throws UserProblem {
    runs.finished("old", "pets", "2026-11-24T03:00:01Z", 0.5);
    models.refresh();
    describe("old", new RunNotes("  with augmentation ", List.of("cats"), ""));
    assertThat(titles(model.runs())).containsExactly("with augmentation");
    assertThat(model.tags()).containsExactly("cats");
    assertThat(runs.store().list().getFirst().record().title()).isEqualTo("with augmentation");
  }

  @Test
  void aTagLeavesItsRunsUntilNoRunHasItAnyMore() throws UserProblem {
    runs.finished("one", "pets", "2026-11-24T03:00:01Z", 0.5);
    runs.finished("two", "pets", "2026-11-24T03:00:02Z", 0.5);
    models.refresh();
    describe("one", new RunNotes("one", List.of("rates"), ""));
    model.tagProperty().set("rates");
    assertThat(titles(model.shown())).containsExactly("one");

    describe("one", RunNotes.NONE);
    assertThat(titles(model.shown())).containsExactly("two", "one");
    assertThat(model.tagProperty().get()).isNull();
  }

  @Test
  void aFolderThatCannotBeReadIsListedWithItsReasonAndCanBeDeleted() throws Exception {
    runs.finished("good", "pets", "2026-11-24T03:00:01Z", 0.5);
    Path damaged = Files.createDirectory(temporary.resolve("damaged"));
    Files.writeString(damaged.resolve("run.json"), "{\"format\":");
    models.refresh();
    assertThat(titles(model.runs())).containsExactly("good");
    assertThat(model.broken()).singleElement().extracting(it -> it.folder()).isEqualTo(damaged);
    assertThat(model.broken().getFirst().reason().key()).isEqualTo("run.damaged");
    models.delete(damaged, problems::add);
    assertThat(model.broken()).isEmpty();
  }

  @Test
  void noTwoChosenRunsLookTheSameAndARunKeepsItsLook() throws UserProblem {
    for (int i = 0; i < 60; i++) {
      runs.finished("run " + i, "pets", "2026-11-24T03:00:%02dZ".formatted(i), 0.5);
    }
    models.refresh();
    model.chooseAll(true);
    assertThat(model.chosen()).hasSize(ChartColors.SERIES);
    assertThat(model.chosen().values()).doesNotHaveDuplicates();
    Map<Path, Integer> before = Map.copyOf(model.chosen());
    Path one = before.keySet().iterator().next();
    model.choose(one, false);
    model.choose(one, true);
    assertThat(model.chosen()).isEqualTo(before);
  }

  @Test
  void thePresentersKeysGoFromRunToRunAndAroundTheEnd() throws UserProblem {
    model.select(1);
    assertThat(model.selectedProperty().get()).as("there is none").isNull();
    fourRuns();
    models.refresh();
    model.select(1);
    assertThat(model.selected()).map(run -> run.record().title()).contains("fourth");
    model.select(-1);
    assertThat(model.selected()).map(run -> run.record().title()).contains("first");
    assertThat(titles(model.chosenRuns())).as("its curve is seen").contains("first");
  }

  @Test
  void runsOfOneTitleAreToldApartByWhatDiffers() throws UserProblem {
    runs.finished("twin", "pets", "2026-11-24T03:00:01Z", 0.5);
    runs.finished("twin", "pets", "2026-11-24T03:00:02Z", 0.5);
    runs.finished("only", "shapes", "2026-11-24T03:00:03Z", 0.5);
    models.refresh();
    assertThat(model.shown())
        .extracting(run -> model.label(run, Messages.ENGLISH))
        .containsExactly("only", "twin · #2", "twin · #1");
    assertThat(model.differencesProperty().get().settings()).containsExactly(RunSetting.DATASET);
    model.datasetProperty().set("pets");
    assertThat(model.differencesProperty().get().settings()).isEmpty();
  }

  private void fourRuns() throws UserProblem {
    runs.finished("first", "pets", "2026-11-24T03:00:01Z", 0.5, 0.8, 0.7);
    runs.finished("second", "shapes", "2026-11-24T03:00:02Z", 0.9);
    runs.finished("third", "pets", "2026-11-24T03:00:03Z", 0.6);
    runs.finished("fourth", "shapes", "2026-11-24T03:00:04Z", 0.7);
  }

  private void describe(String title, RunNotes notes) {
    RunModel run =
        models.all().stream()
            .filter(each -> each.titleProperty().get().equals(title))
            .findFirst()
            .orElseThrow();
    models.describe(run, notes, problems::add);
  }

  private static List<String> titles(List<ComparedRun> runs) {
    return runs.stream().map(run -> run.record().title()).toList();
  }
}
