package cnnlab.ui.train.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.TestUse;
import cnnlab.data.image.Split;
import cnnlab.run.FineTuning;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.RunPlan;
import cnnlab.training.SettingStatus;
import cnnlab.training.SettingsValidation;
import cnnlab.training.SmallMachine;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import cnnlab.weights.TrainedResNet20;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class FormViewModelTest {
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
  void whatIsUsualIsReadyToStart() {
    form.start(plans::add);

    RunSettings settings = plans.getFirst().settings();
    assertThat(settings.network()).isEqualTo(new NetworkSettings("resnet20", 32, 10, 1, false));
    assertThat(settings.optimizer())
        .isEqualTo(new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.05, 0.9, 5e-4));
    assertThat(settings.schedule()).isEqualTo(Schedule.COSINE);
    assertThat(settings.augmentation().cropPadding()).isEqualTo(4);
    assertThat(settings.limit()).isZero();
  }

  @Test
  void whatIsUsualFollowsTheNetworkAndTheOptimizer() throws UserProblem {
    form.networkProperty().setValue(Catalogue.entry("alexnet_torchvision"));
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.01"); // no batch normalization
    form.optimizerProperty().setValue(OptimizerSettings.Kind.ADAM);
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.001");
    type(NumericSetting.INPUT_SIZE, "64");
    assertThat(text(NumericSetting.CROP_PADDING)).isEqualTo("8");
  }

  @Test
  void whatWasTypedStaysUntilTheDefaultsAreAskedFor() {
    type(NumericSetting.LEARNING_RATE, "0.2");
    form.optimizerProperty().setValue(OptimizerSettings.Kind.ADAM);
    type(NumericSetting.WIDTH, "0.5");
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.2");

    form.reset();
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.05");
    assertThat(text(NumericSetting.WIDTH)).isEqualTo("1");
  }

  /** The published size is the default until the data say what theirs is. */
  @Test
  void aSizeTypedWhileTheDataAreOpenedStays() throws UserProblem {
    Queue<Runnable> work = new ArrayDeque<>();
    Background later = new Background(work::add, Runnable::run, error -> fail(error));
    form = new FormViewModel(later, engine, Catalogue.entry("resnet50"), "shapes");
    String published = text(NumericSetting.INPUT_SIZE);
    type(NumericSetting.INPUT_SIZE, "48");
    type(NumericSetting.INPUT_SIZE, published);
    while (!work.isEmpty()) {
      work.remove().run();
    }

    assertThat(form.number(NumericSetting.INPUT_SIZE).byDefault().get()).isNotEqualTo(published);
    assertThat(text(NumericSetting.INPUT_SIZE)).isEqualTo(published);
  }

  @Test
  void anotherNetworkHasARateAndASizeOfItsOwn() throws UserProblem {
    type(NumericSetting.LEARNING_RATE, "5");
    type(NumericSetting.INPUT_SIZE, "64");
    type(NumericSetting.EPOCHS, "3");
    form.start(plans::add);
    form.networkProperty().setValue(Catalogue.entry("alexnet_torchvision"));

    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.01");
    assertThat(text(NumericSetting.INPUT_SIZE)).isEqualTo("32");
    assertThat(text(NumericSetting.EPOCHS)).as("says nothing of the network").isEqualTo("3");
  }

  @Test
  void aBatchThatDoesNotFitTheMachineIsMarkedWithTheLargestThatDoes() throws UserProblem {
    form.networkProperty().setValue(Catalogue.entry("vgg16"));
    type(NumericSetting.INPUT_SIZE, "224");
    type(NumericSetting.BATCH_SIZE, "512");
    form.start(plans::add);

    assertThat(plans).isEmpty();
    assertThat(wrong()).containsOnlyKeys("batchSize");
    assertThat(problem("batchSize").key()).isEqualTo("train.too-large");
    int largest = (int) problem("batchSize").arguments().getLast();
    type(NumericSetting.BATCH_SIZE, Integer.toString(largest + 1));
    assertThat(wrong()).containsOnlyKeys("batchSize");
    type(NumericSetting.BATCH_SIZE, Integer.toString(largest));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void everyWrongFieldIsNamedAtOnceAndNothingStarts() {
    type(NumericSetting.EPOCHS, "ten");
    type(NumericSetting.BATCH_SIZE, "0");
    type(NumericSetting.MOMENTUM, "1.5");
    type(NumericSetting.CROP_PADDING, "-3");
    form.start(plans::add);

    assertThat(plans).isEmpty();
    assertThat(wrong()).containsOnlyKeys("epochs", "batchSize", "momentum", "cropPadding");
    assertThat(problem("epochs").key()).isEqualTo("typed.whole-number");

    form.reset();
    assertThat(wrong()).isEmpty();
  }

  @Test
  void tooSmallAnInputIsMarkedAtItsFieldWithTheLayer() throws UserProblem {
    form.networkProperty().setValue(Catalogue.entry("alexnet_torchvision"));
    type(NumericSetting.INPUT_SIZE, "4");

    assertThat(wrong()).containsOnlyKeys("inputSize");
    assertThat(problem("inputSize").getMessage()).contains("smallest size that works");
    assertThat(checked().memory()).isNull();
  }

  @Test
  void moreInABatchThanThereAreExamplesIsFoundOnceTheDataAreOpen() {
    type(NumericSetting.LIMIT, "50");

    assertThat(problem("batchSize").key()).isEqualTo("setting.batch-over-data");
  }

  @Test
  void dataThatAreNotThereAreMarkedAtTheirField() {
    form.dataProperty().setValue("/nowhere/at/all");

    assertThat(wrong()).containsOnlyKeys("data");
  }

  @Test
  void twiceTheBatchTakesTwiceTheActivations() {
    long once = Objects.requireNonNull(checked().memory()).activations();
    type(NumericSetting.BATCH_SIZE, "128");
    assertThat(Objects.requireNonNull(checked().memory()).activations()).isEqualTo(2 * once);
  }

  @Test
  void aNetworkFromElsewhereComesInASizeThatSuitsTheData() throws UserProblem {
    form.take(new NetworkSettings("resnet18", 224, 1000, 0.5, false));
    form.start(plans::add);
    assertThat(plans.getLast().settings().network())
        .isEqualTo(new NetworkSettings("resnet18", 32, 10, 0.5, false));

    form.take(new NetworkSettings("resnet18", 64, 1000, 0.5, false));
    form.start(plans::add);
    assertThat(plans.getLast().settings().network().inputSize()).isEqualTo(64);
  }

  @Test
  void theRecipeOfThePaperFitsTheData() throws UserProblem {
    form.networkProperty().setValue(Catalogue.entry("vgg16"));
    form.takeRecipe();
    assertThat(text(NumericSetting.BATCH_SIZE))
        .isEqualTo("64"); // 256 in the paper, but 5000 examples
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.0025");
    assertThat(form.scheduleProperty().getValue()).isEqualTo(Schedule.STEP);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void anEarlierRunsSettingsComeBackAsTheyWere() throws UserProblem {
    type(NumericSetting.EPOCHS, "3");
    type(NumericSetting.LIMIT, "640");
    type(NumericSetting.WEIGHT_DECAY, "0.0001");
    form.scheduleProperty().setValue(Schedule.STEP);
    form.flipProperty().setValue(false);
    form.start(plans::add);
    form.reset();

    form.take(plans.getFirst().settings());
    form.start(plans::add);

    assertThat(plans.getLast().settings()).isEqualTo(plans.getFirst().settings());
  }

  @Test
  void anEarlierRunsRateStaysThoughItIsUsualForTheNetworkInTheForm() throws UserProblem {
    form.networkProperty().setValue(Catalogue.entry("alexnet_torchvision"));
    type(NumericSetting.LEARNING_RATE, "0.05");
    form.start(plans::add);
    form.networkProperty().setValue(Catalogue.entry("resnet20"));
    form.reset();
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.05");

    form.take(plans.getFirst().settings());
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.05");
    form.reset();
    assertThat(text(NumericSetting.LEARNING_RATE))
        .as("usual without batch normalization")
        .isEqualTo("0.01");
  }

  @Test
  void theShareForValidationSuitsDataWithTestImagesAndThoseWithout() throws UserProblem {
    assertThat(Objects.requireNonNull(form.datasetProperty().get()).test()).isNull();
    form.dataProperty().setValue("fashion-mnist");
    assertThat(text(NumericSetting.VALIDATION_SHARE)).isEqualTo("0.1");
    assertSizes(9000, 1000, 2000);
    type(NumericSetting.VALIDATION_SHARE, "0.3");
    assertSizes(7000, 3000, 2000);
    form.testUseProperty().setValue(TestUse.VALIDATION);
    assertSizes(10_000, 2000, 0);
    form.start(plans::add);

    form.reset();
    assertSizes(9000, 1000, 2000);
    form.take(plans.getFirst().settings());
    form.start(plans::add);
    assertThat(plans.getLast().settings()).isEqualTo(plans.getFirst().settings());
  }

  private void assertSizes(int train, int validation, int test) {
    assertThat(Objects.requireNonNull(form.datasetProperty().get()).splits())
        .extracting(Split::size)
        .containsExactlyElementsOf(
            test == 0 ? List.of(train, validation) : List.of(train, validation, test));
  }

  @Test
  void givenWeightsAndWhatIsFrozenAreCheckedAndComeBackWithTheRun() throws UserProblem {
    form.weightsProperty().setValue(TrainedResNet20.file().toString());
    assertThat(checked().stages()).contains("layer1", "layer2.0", "layer3");
    form.freeze("");
    long learningAll = Objects.requireNonNull(checked().memory()).total();
    form.freeze("layer3");
    assertThat(Objects.requireNonNull(checked().memory()).total())
        .as("the forecast follows what is frozen")
        .isLessThan(learningAll);
    assertThat(Objects.requireNonNull(checked().start()).replaced())
        .as("shapes are other classes than CIFAR-10's")
        .containsExactly("fc.weight", "fc.bias");
    form.start(plans::add);
    form.reset();
    assertThat(form.weightsProperty().getValue()).isEmpty();
    form.take(plans.getFirst().settings());
    form.start(plans::add);
    assertThat(plans.getLast().settings()).isEqualTo(plans.getFirst().settings());

    form.networkProperty().setValue(Catalogue.entry("resnet18"));
    form.weightsProperty().setValue(TrainedResNet20.file().toString());
    assertThat(wrong()).containsOnlyKeys("weights");
    assertThat(problem("weights").key())
        .as("the file names its network")
        .isEqualTo("weights.other");
  }

  private void type(NumericSetting field, String text) {
    form.number(field).text().set(text);
  }

  @Test
  void noPatienceStandsForTrainingToTheLastEpoch() {
    type(NumericSetting.PATIENCE, "7");
    form.start(plans::add);
    type(NumericSetting.PATIENCE, "");
    form.start(plans::add);

    assertThat(plans).extracting(plan -> plan.settings().patience()).containsExactly(7, 0);

    type(NumericSetting.PATIENCE, "-1");
    assertThat(problem("patience").getMessage()).contains("-1");
  }

  private String text(NumericSetting field) {
    return form.number(field).text().get();
  }

  private SettingsValidation checked() {
    return form.validationProperty().get();
  }

  private Map<String, UserProblem> wrong() {
    Map<String, UserProblem> wrong = new HashMap<>();
    checked()
        .statuses()
        .forEach(
            (field, status) -> {
              if (status.level() == SettingStatus.Level.ERROR) {
                wrong.put(field, Objects.requireNonNull(status.problem()));
              }
            });
    return wrong;
  }

  private UserProblem problem(String field) {
    return Objects.requireNonNull(wrong().get(field), field);
  }

  @Test
  void weightsBringWhatFineTuningNeedsAndGoWithTheNetwork() throws UserProblem {
    form.weightsProperty().setValue(TrainedResNet20.file().toString());
    assertThat(text(NumericSetting.HEAD_EPOCHS)).isEqualTo("3");
    assertThat(text(NumericSetting.RATE_FACTOR)).isEqualTo("0.1");
    assertThat(text(NumericSetting.LEARNING_RATE)).as("of the classifier alone").isEqualTo("0.05");
    type(NumericSetting.EPOCHS, "20");
    assertThat(text(NumericSetting.HEAD_EPOCHS)).as("three of ten").isEqualTo("6");
    type(NumericSetting.HEAD_EPOCHS, "1");
    form.start(plans::add);
    assertThat(plans.getLast().settings().fineTuning()).isEqualTo(new FineTuning(1, 0.1));

    form.networkProperty().setValue(Catalogue.entry("resnet32"));
    assertThat(form.weightsProperty().getValue()).isEmpty();
    assertThat(text(NumericSetting.LEARNING_RATE)).isEqualTo("0.05");
    assertThat(wrong()).isEmpty();
  }
}
