package cnnlab.ui.train.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataState;
import cnnlab.data.TestUse;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.RunPlan;
import cnnlab.training.SettingStatus;
import cnnlab.training.SmallMachine;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From what stands in the form to a plan: the data are opened once, and nothing else is started.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class PlanOfAFormTest {
  private final List<RunPlan> plans = new ArrayList<>();
  private final SmallMachine engine = new SmallMachine(new FakeEngine(), 16 * 1024);
  private FormViewModel form;

  @BeforeEach
  void aFormWithItsFirstNetworkAndData() throws UserProblem {
    form = new FormViewModel(background(), engine, Catalogue.entry("resnet20"), "shapes");
  }

  private static Background background() {
    return Background.immediate(
        error -> {
          throw new AssertionError(error);
        });
  }

  @Test
  void theDataAreOpenedOnceWhateverElseIsChosen() throws UserProblem {
    DataState opened = form.dataStateProperty().get();
    List<DataState> seen = new ArrayList<>();
    form.dataStateProperty().subscribe((_, state) -> seen.add(state));
    for (String share : List.of("0", "0.", "0.3", "0.35")) {
      type(NumericSetting.VALIDATION_SHARE, share);
    }
    type(NumericSetting.SEED, "7");
    form.testUseProperty().setValue(TestUse.EACH_EPOCH);
    form.networkProperty().setValue(Catalogue.entry("vgg11"));
    form.reset();
    form.start(plans::add);
    form.start(plans::add);

    assertThat(seen).isEmpty();
    assertThat(plans)
        .extracting(plan -> plan.data().validation())
        .as("the plan carries what the form shows")
        .containsOnly(Objects.requireNonNull(form.datasetProperty().get()).validation());
    assertThat(form.dataStateProperty().get()).isSameAs(opened);
  }

  @Test
  void lookingForUnchangedDataAgainKeepsThem() {
    DataState before = form.dataStateProperty().get();
    form.reopen();

    assertThat(form.dataStateProperty().get()).isSameAs(before);
    assertThat(form.datasetProperty().get()).isNotNull();
  }

  @Test
  void aSeedOfTheCommandLineComesBackWithAllItsDigits() throws UserProblem {
    RunSettings run = RunSamples.settings().withSeed(9007199254740993L);
    form.take(run);
    form.start(plans::add);

    assertThat(text(NumericSetting.SEED)).isEqualTo("9007199254740993");
    assertThat(plans.getLast().settings().seed()).isEqualTo(9007199254740993L);
  }

  @Test
  void whatWasTypedLastIsCheckedBeforeItStarts() throws UserProblem {
    List<Runnable> later = new ArrayList<>();
    FormViewModel slow =
        new FormViewModel(background(), later::add, engine, Catalogue.entry("resnet20"), "shapes");
    slow.number(NumericSetting.EPOCHS).text().set("3");
    assertThat(slow.validationProperty().get().settings().epochs()).isEqualTo(10);
    slow.start(plans::add);
    assertThat(plans).extracting(plan -> plan.settings().epochs()).containsExactly(3);

    slow.number(NumericSetting.EPOCHS).text().set("none");
    slow.start(plans::add);
    assertThat(plans).as("a wrong number does not start").hasSize(1);
    assertThat(slow.validationProperty().get().status("epochs").blocks()).isTrue();
    assertThat(later).as("asked for at every key, done once by the window").hasSize(2);
  }

  @Test
  void aPlanOfWhatNoLongerStandsInTheFormDoesNotStart() throws UserProblem {
    Queue<Runnable> work = new ArrayDeque<>();
    Background slow =
        new Background(
            work::add,
            Runnable::run,
            error -> {
              throw new AssertionError(error);
            });
    FormViewModel waiting = new FormViewModel(slow, engine, Catalogue.entry("resnet20"), "shapes");
    assertThat(waiting.validationProperty().get().status("data").level())
        .isEqualTo(SettingStatus.Level.PENDING);
    finish(work);
    assertThat(waiting.validationProperty().get().plan()).isNotNull();

    waiting.start(plans::add);
    waiting.scheduleProperty().setValue(Schedule.STEP);
    finish(work);
    assertThat(plans).isEmpty();
    waiting.start(plans::add);
    finish(work);
    assertThat(plans).extracting(plan -> plan.settings().schedule()).containsExactly(Schedule.STEP);
  }

  private static void finish(Queue<Runnable> work) {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  @Test
  void imagesThatCameMeanwhileAreTrainedOn(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 40; i++) {
      image(folder.resolve(i % 2 == 0 ? "cats" : "dogs").resolve(i + ".png"));
    }
    form.dataProperty().setValue(folder.toString());
    type(NumericSetting.BATCH_SIZE, "8");
    type(NumericSetting.VALIDATION_SHARE, "0.5");
    form.start(plans::add);
    for (int i = 40; i < 80; i++) {
      image(folder.resolve(i % 2 == 0 ? "cats" : "dogs").resolve(i + ".png"));
    }
    form.start(plans::add);

    assertThat(plans)
        .extracting(plan -> plan.data().train().size())
        .as("before and after")
        .containsExactly(20, 40);
  }

  @Test
  void aThousandClassesAreCountedAndGiveTheNetworkAThousandOutputs(@TempDir Path folder)
      throws Exception {
    for (int i = 0; i < 1000; i++) {
      image(folder.resolve("class%03d".formatted(i)).resolve("a.png"));
      image(folder.resolve("class%03d".formatted(i)).resolve("b.png"));
    }
    form.dataProperty().setValue(folder.toString());
    type(NumericSetting.VALIDATION_SHARE, "0.5");
    form.start(plans::add);

    assertThat(plans.getLast().settings().network().classes()).isEqualTo(1000);
    assertThat(plans.getLast().data().validation().size()).isEqualTo(1000);
    assertThat(errors()).isZero();
  }

  private static void image(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  @Test
  void aSetThatMustBeFetchedIsWaitedForAndIsNoFault() {
    assumeThat(DownloadableDataset.IMAGENETTE.place()).isEmpty();
    form.dataProperty().setValue(DownloadableDataset.IMAGENETTE.id());
    form.start(plans::add);

    assertThat(form.dataStateProperty().get()).isInstanceOf(DataState.Absent.class);
    assertThat(errors()).isZero();
    assertThat(plans).isEmpty();
    form.dataProperty().setValue("shapes");
    form.start(plans::add);
    assertThat(plans).hasSize(1);
  }

  private void type(NumericSetting field, String text) {
    form.number(field).text().set(text);
  }

  private String text(NumericSetting field) {
    return form.number(field).text().get();
  }

  private int errors() {
    return form.validationProperty().get().count(SettingStatus.Level.ERROR);
  }
}
