package cnnlab.training;

import static cnnlab.training.SettingStatus.Level.ERROR;
import static cnnlab.training.SettingStatus.Level.OK;
import static cnnlab.training.SettingStatus.Level.PENDING;
import static cnnlab.training.SettingStatus.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataState;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.SettingStatus.Level;
import cnnlab.weights.TrainedResNet20;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // set before all tests
class SettingsValidatorTest {
  private static DataState shapes;
  private DataState shared = shapes;
  private final SettingsValidator validator =
      new SettingsValidator(new SmallMachine(new SoftmaxEngine(), 16 * 1024));

  @BeforeAll
  static void openTheData() {
    shapes = DataState.open("shapes", new DataState.Opening());
  }

  private static SettingsDraft draft(String network) throws UserProblem {
    return SettingsDraft.of(Catalogue.entry(network), "shapes");
  }

  private SettingsValidation check(SettingsDraft draft) {
    return validator.validate(draft, shared);
  }

  @ParameterizedTest(name = "{0} = “{1}”: {2} at {3}")
  @CsvSource({
    "epochs, 10, OK, epochs",
    "epochs, ten, ERROR, epochs",
    "epochs, '', ERROR, epochs",
    "epochs, 0, ERROR, epochs",
    "epochs, 3000000000, ERROR, epochs",
    "patience, '', OK, patience",
    "patience, 9, OK, patience",
    "patience, 10, WARNING, patience",
    "patience, -1, ERROR, patience",
    "batchSize, 64, OK, batchSize",
    "batchSize, 3, WARNING, batchSize",
    "batchSize, 0, ERROR, batchSize",
    "batchSize, 5001, ERROR, batchSize",
    "limit, 50, ERROR, batchSize",
    "limit, 64, OK, batchSize",
    "seed, 9223372036854775807, OK, seed",
    "seed, 9223372036854775808, ERROR, seed",
    "seed, 1.5, ERROR, seed",
    "validationShare, 0.5, OK, validationShare",
    "validationShare, 1, ERROR, validationShare",
    "learningRate, 1e-4, OK, learningRate",
    "learningRate, NaN, ERROR, learningRate",
    "learningRate, Infinity, ERROR, learningRate",
    "width, 0.5, OK, width",
    "width, 0.01, ERROR, width",
    "inputSize, 2000, ERROR, inputSize",
    "cropPadding, 17, ERROR, cropPadding",
    "multiScale, 1, ERROR, multiScale",
    "rotation, 200, ERROR, rotation"
  })
  void eachNumberIsJudgedWhereItStands(String field, String typed, Level level, String where)
      throws UserProblem {
    NumericSetting setting = NumericSetting.of(field).orElseThrow();
    SettingsValidation checked = check(draft("resnet20").type(setting, typed));

    assertThat(checked.status(where).level()).isEqualTo(level);
    assertThat(checked.plan() == null).isEqualTo(level == ERROR);
    UserProblem problem = checked.status(where).problem();
    if (level == OK) {
      assertThat(problem).isNull();
    } else {
      assertThat(Objects.requireNonNull(problem).sentences(Messages.CHINESE)).isNotBlank();
    }
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "resnet20, SGD, learningRate, 0.05",
    "resnet20, ADAM, learningRate, 0.001",
    "vgg16, SGD, learningRate, 0.01",
    "resnet20, SGD, inputSize, 32",
    "alexnet_torchvision, SGD, inputSize, 32",
    "resnet20, SGD, cropPadding, 4",
    "resnet20, SGD, validationShare, 0.2",
    "resnet20, SGD, seed, 1",
    "resnet20, SGD, patience, ''"
  })
  void defaultsSuitNetworkOptimizerAndData(
      String network, OptimizerSettings.Kind optimizer, String field, String value)
      throws UserProblem {
    SettingsValidation checked = check(draft(network).withOptimizer(optimizer));

    assertThat(checked.defaults().get(NumericSetting.of(field).orElseThrow())).isEqualTo(value);
    assertThat(checked.plan()).isNotNull();
  }

  @Test
  void aNumberThatIsNoneHasItsDefaultMeanwhileSoThatTheOthersAreChecked() throws UserProblem {
    SettingsValidation checked =
        check(
            draft("resnet20")
                .type(NumericSetting.EPOCHS, "many")
                .type(NumericSetting.MOMENTUM, "2")
                .type(NumericSetting.SEED, "x"));

    assertThat(checked.count(ERROR)).isEqualTo(3);
    assertThat(checked.settings().epochs()).isEqualTo(DefaultSettings.EPOCHS);
    assertThat(checked.settings().seed()).isEqualTo(1);
    assertThat(checked.analysis()).isNotNull();
    assertThat(checked.memory()).isNotNull();
  }

  @Test
  void dataThatAreNotOpenYetAreNoError() throws UserProblem {
    for (DataState state :
        new DataState[] {
          new DataState.Opening(), new DataState.Absent(DownloadableDataset.CIFAR_10)
        }) {
      SettingsValidation checked = validator.validate(draft("resnet20"), state);
      assertThat(checked.status("data").level()).isEqualTo(PENDING);
      assertThat(checked.count(ERROR)).isZero();
      assertThat(checked.plan()).isNull();
      assertThat(checked.dataset()).isNull();
      assertThat(checked.memory()).as("does not need the data").isNotNull();
    }
  }

  @Test
  void dataThatCannotBeOpenedSayWhy() throws UserProblem {
    DataState gone = DataState.open("/nowhere/at/all", shapes);
    SettingsValidation checked = validator.validate(draft("resnet20"), gone);

    assertThat(gone).isInstanceOf(DataState.Failed.class);
    assertThat(checked.status("data").level()).isEqualTo(ERROR);
    assertThat(checked.plan()).isNull();
  }

  @Test
  void thePlanCarriesTheDataAndANewShareOrSeedOnlySplitsThemAnew() throws UserProblem {
    shared = DataState.open("fashion-mnist", new DataState.Opening());
    RunPlan first = plan(draft("resnet20"));
    RunPlan same = plan(draft("resnet20").type(NumericSetting.EPOCHS, "3"));
    RunPlan other = plan(draft("resnet20").type(NumericSetting.VALIDATION_SHARE, "0.5"));
    RunPlan seed = plan(draft("resnet20").type(NumericSetting.SEED, "2"));

    assertThat(same.data().validation()).isSameAs(first.data().validation());
    assertThat(first.data().validation().size()).isEqualTo(1000);
    assertThat(other.data().validation().size()).isEqualTo(5000);
    assertThat(seed.data().validation().size()).isEqualTo(1000);
    assertThat(seed.data().validation()).isNotSameAs(first.data().validation());
    assertThat(plan(draft("resnet20").type(NumericSetting.LIMIT, "640")).data().train().size())
        .isEqualTo(640);
    assertThat(first.settings().network().classes()).isEqualTo(10);
  }

  private RunPlan plan(SettingsDraft draft) {
    return Objects.requireNonNull(check(draft).plan());
  }

  @Test
  void anEarlierRunComesBackAsItWas() throws UserProblem {
    RunSettings run =
        plan(draft("resnet20")
                .type(NumericSetting.SEED, "-9007199254740993")
                .type(NumericSetting.ROTATION, "10")
                .withFlip(false))
            .settings();

    assertThat(plan(SettingsDraft.of(run)).settings()).isEqualTo(run);
  }

  @Test
  void weightsForOtherClassesAreAdaptedFromTheClassifierOn() throws UserProblem {
    SettingsDraft draft =
        draft("resnet20")
            .type(NumericSetting.LEARNING_RATE, "0.5")
            .startFrom(TrainedResNet20.file().toString());
    RunSettings run = plan(draft).settings();

    assertThat(run.startFrom()).isNotNull();
    assertThat(Objects.requireNonNull(run.startFrom()).freeze()).isEqualTo("layer2");
    assertThat(run.fineTuning().headEpochs()).isEqualTo(3);
    assertThat(run.fineTuning().rateFactor()).isEqualTo(0.1);
    assertThat(run.optimizer().learningRate()).as("of the classifier alone").isEqualTo(0.05);

    RunSettings changed =
        plan(draft.withFreeze("").type(NumericSetting.HEAD_EPOCHS, "0")).settings();
    assertThat(Objects.requireNonNull(changed.startFrom()).freeze()).isEmpty();
    assertThat(changed.fineTuning().headEpochs()).isZero();
    assertThat(changed.fineTuning().rateFactor()).as("nothing comes before").isEqualTo(1);
    assertThat(changed.optimizer().learningRate()).as("all learn at once").isEqualTo(0.005);

    assertThat(check(draft.type(NumericSetting.HEAD_EPOCHS, "11")).status("headEpochs").level())
        .isEqualTo(ERROR);
    assertThat(plan(draft.startFrom("")).settings().startFrom()).isNull();
    assertThat(plan(draft.startFrom("")).settings().optimizer().learningRate()).isEqualTo(0.05);
  }

  @Test
  void weightsOfAnotherNetworkAndFilesThatAreNoneAreNamedAtTheWeights() throws UserProblem {
    String bundled = TrainedResNet20.file().toString();
    for (SettingsDraft draft :
        new SettingsDraft[] {
          draft("resnet18").startFrom(bundled), draft("resnet20").startFrom("/no/such.safetensors")
        }) {
      SettingsValidation checked = check(draft);
      assertThat(checked.status("weights").level()).isEqualTo(ERROR);
      assertThat(checked.start()).isNull();
      assertThat(checked.plan()).isNull();
    }
  }

  @Test
  void aWarningDoesNotBlockAndAnErrorAtTheSameFieldComesFirst() throws UserProblem {
    SettingsDraft small = draft("resnet20").type(NumericSetting.BATCH_SIZE, "2");
    assertThat(check(small).status("batchSize").level()).isEqualTo(WARNING);
    assertThat(check(small).plan()).isNotNull();

    SettingsValidation both = check(small.type(NumericSetting.LIMIT, "1"));
    assertThat(both.status("batchSize").level()).isEqualTo(ERROR);
    assertThat(Objects.requireNonNull(both.status("batchSize").problem()).key())
        .isEqualTo("setting.batch-over-data");
  }
}
