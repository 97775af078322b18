package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run of a network of one's own holds its network: what becomes of the file is no matter. */
class OwnNetworkRunTest {
  private static final Dataset DATA = ToyData.dataset(96, 30);

  @TempDir Path folder;

  /** What may happen to the file between the beginning of a run and its resuming. */
  enum Fate {
    DELETED,
    MOVED,
    DAMAGED,
    REPLACED_BY_ANOTHER_NETWORK;

    void befall(Path file) throws Exception {
      switch (this) {
        case DELETED -> Files.delete(file);
        case MOVED -> Files.move(file, file.resolveSibling("elsewhere.json"));
        case DAMAGED -> Files.writeString(file, "{");
        case REPLACED_BY_ANOTHER_NETWORK -> Files.writeString(file, own("lenet5", "mine"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsResumedWithTheNetworkItBeganWith(Fate fate) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), own("resnet20", "mine"));
    StoredRun stopped = train(file, 2);
    Architecture trained = stopped.record().architecture();
    assertThat(trained.layer("act").op()).isEqualTo(new Op.Elu());
    fate.befall(file);

    StoredRun resumed =
        training()
            .resume(
                new RunStore(folder.resolve("runs")).open(stopped.folder()),
                stopped.record().settings(),
                DATA,
                new TrainingListener() {},
                new TrainingControl());
    assertThat(resumed.record().state()).isEqualTo(RunState.FINISHED);
    assertThat(resumed.record().architecture()).isEqualTo(trained);
  }

  @Test
  void itIsExtendedWithoutItsFileToo() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), own("resnet20", "mine"));
    StoredRun finished = train(file, 0);
    Files.delete(file);
    int epochs = finished.record().settings().epochs();
    StoredRun extended =
        training()
            .resume(
                finished,
                finished.record().settings().withEpochs(epochs + 1),
                DATA,
                new TrainingListener() {},
                new TrainingControl());
    assertThat(extended.epochs()).hasSize(epochs + 1);
  }

  @ParameterizedTest
  @EnumSource
  void itsSettingsAreReusedWithTheNetworkItWasTrainedWith(Fate fate) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), own("resnet20", "mine"));
    StoredRun run = train(file, 0);
    fate.befall(file);

    RunSettings reused = ReusedSettings.of(run.record(), run.folder());
    SettingsDraft form = SettingsDraft.of(reused);

    assertThat(form.network().title()).isEqualTo("mine");
    assertThat(form.typed(NumericSetting.WIDTH)).contains("1");
    assertThat(RunPlan.of(reused, DATA).architecture()).isEqualTo(run.record().architecture());
    assertThat(reused.with(run.record().settings().network())).isEqualTo(run.record().settings());
  }

  @Test
  void aWidthIsNotAppliedTwice() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), own("resnet20", "mine"));
    StoredRun run = train(new NetworkSettings(file.toString(), 32, 3, 0.5, false), 0);
    Files.delete(file);

    RunSettings reused = ReusedSettings.of(run.record(), run.folder());

    assertThat(RunPlan.of(reused, DATA).architecture()).isEqualTo(run.record().architecture());
  }

  @Test
  void asLongAsItsFileHoldsTheNetworkItIsUsedFromThere() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.json"), own("resnet20", "mine"));
    StoredRun run = train(file, 0);

    assertThat(ReusedSettings.of(run.record(), run.folder())).isEqualTo(run.record().settings());
    assertThat(run.folder().resolve("network.json")).doesNotExist();
  }

  private static String own(String name, String called) throws Exception {
    Draft draft = Draft.of(Catalogue.build(Catalogue.entry(name).settings()));
    String first = draft.layers().get(1).name();
    return ArchitectureJson.write(
        draft.withLayerAfter(first, "act", new Op.Elu()).renamed(called).build());
  }

  /**
   * Trains the network of a file.
   *
   * @param stop the iteration after which the run is stopped; 0 for none
   */
  private StoredRun train(Path file, int stop) throws Exception {
    return train(new NetworkSettings(file.toString(), 32, 3, 1, false), stop);
  }

  private StoredRun train(NetworkSettings network, int stop) throws Exception {
    RunSettings settings = RunSamples.settings().withEpochs(2).with(network);
    TrainingControl control = new TrainingControl();
    return training()
        .run(
            settings,
            DATA,
            new TrainingListener() {
              @Override
              public void iteration(Progress progress) {
                if (progress.iteration() == stop) {
                  control.stop();
                }
              }
            },
            control);
  }

  private Training training() throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    return new Training(new SoftmaxEngine(), new RunStore(folder.resolve("runs")));
  }
}
