package cnnlab.ui.train.settings;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.TestUse;
import cnnlab.data.image.Split;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import cnnlab.training.SmallMachine;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import cnnlab.weights.BundledWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class FormViewModelTest {
  private final List<RunSettings> started = new ArrayList<>();
  private final SmallMachine engine = new SmallMachine(new FakeEngine(), 16 * 1024);
  private FormViewModel form;

  @BeforeEach
  void aFormWithItsFirstNetworkAndData() throws UserProblem {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    form = new FormViewModel(background, engine, Catalogue.entry("resnet20"), "shapes");
  }

  @Test
  void whatIsUsualIsReadyToStart() {
    form.start(started::add);

    RunSettings settings = started.getFirst();
    assertThat(settings.network()).isEqualTo(new NetworkSettings("resnet20", 32, 10, 1, false));
    assertThat(settings.optimizer())
        .isEqualTo(new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.05, 0.9, 5e-4));
    assertThat(settings.schedule()).isEqualTo(Schedule.COSINE);
    assertThat(settings.augmentation().cropPadding()).isEqualTo(4);
    assertThat(settings.limit()).isZero();
  }

  @Test
  void whatIsUsualFollowsTheNetworkAndTheOptimizer() throws UserProblem {
    form.networkProperty().set(Catalogue.entry("alexnet_torchvision"));
    assertThat(text("learningRate")).isEqualTo("0.01"); // no batch normalization
    form.optimizerProperty().set(OptimizerSettings.Kind.ADAM);
    assertThat(text("learningRate")).isEqualTo("0.001");
    type("inputSize", "64");
    assertThat(text("cropPadding")).isEqualTo("8");
  }

  @Test
  void whatAPersonChoseStaysUntilTheUsualIsAskedFor() throws UserProblem {
    type("learningRate", "0.2");
    form.networkProperty().set(Catalogue.entry("alexnet_torchvision"));
    assertThat(text("learningRate")).isEqualTo("0.2");

    form.reset();
    assertThat(text("learningRate")).isEqualTo("0.01");
  }

  @Test
  void aBatchThatDoesNotFitTheMachineIsMarkedWithTheLargestThatDoes() throws UserProblem {
    form.networkProperty().set(Catalogue.entry("vgg16"));
    type("inputSize", "224");
    type("batchSize", "512");
    form.start(started::add);

    assertThat(started).isEmpty();
    assertThat(form.problemsProperty().get()).containsOnlyKeys("batchSize");
    assertThat(problem("batchSize").key()).isEqualTo("train.too-large");
    int largest = (int) problem("batchSize").arguments().getLast();
    type("batchSize", Integer.toString(largest + 1));
    assertThat(form.problemsProperty().get()).containsOnlyKeys("batchSize");
    type("batchSize", Integer.toString(largest));
    assertThat(form.problemsProperty().get()).isEmpty();
  }

  @Test
  void everyWrongFieldIsNamedAtOnceAndNothingStarts() {
    type("epochs", "ten");
    type("batchSize", "0");
    type("momentum", "1.5");
    type("cropPadding", "-3");
    form.start(started::add);

    assertThat(started).isEmpty();
    assertThat(form.problemsProperty().get())
        .containsOnlyKeys("epochs", "batchSize", "momentum", "cropPadding");
    assertThat(problem("epochs").key()).isEqualTo("typed.whole-number");

    form.reset();
    assertThat(form.problemsProperty().get()).isEmpty();
  }

  @Test
  void tooSmallAnInputIsMarkedAtItsFieldWithTheLayer() throws UserProblem {
    form.networkProperty().set(Catalogue.entry("alexnet_torchvision"));
    type("inputSize", "4");

    assertThat(form.problemsProperty().get()).containsOnlyKeys("inputSize");
    assertThat(problem("inputSize").getMessage()).contains("smallest size that works");
    assertThat(form.memoryProperty().get()).isNull();
  }

  @Test
  void moreInABatchThanThereAreExamplesIsFoundOnceTheDataAreOpen() {
    type("limit", "50");

    assertThat(problem("batchSize").key()).isEqualTo("setting.batch-over-data");
  }

  @Test
  void dataThatAreNotThereAreMarkedAtTheirField() {
    form.dataProperty().set("/nowhere/at/all");

    assertThat(form.problemsProperty().get()).containsOnlyKeys("data");
  }

  @Test
  void twiceTheBatchTakesTwiceTheActivations() {
    long once = Objects.requireNonNull(form.memoryProperty().get()).activations();
    type("batchSize", "128");
    assertThat(Objects.requireNonNull(form.memoryProperty().get()).activations())
        .isEqualTo(2 * once);
  }

  @Test
  void aNetworkFromElsewhereComesInASizeThatSuitsTheData() throws UserProblem {
    form.take(new NetworkSettings("resnet18", 224, 1000, 0.5, false));
    form.start(started::add);
    assertThat(started.getLast().network())
        .isEqualTo(new NetworkSettings("resnet18", 32, 10, 0.5, false));

    form.take(new NetworkSettings("resnet18", 64, 1000, 0.5, false));
    form.start(started::add);
    assertThat(started.getLast().network().inputSize()).isEqualTo(64);
  }

  @Test
  void theRecipeOfThePaperFitsTheData() throws UserProblem {
    form.networkProperty().set(Catalogue.entry("vgg16"));
    form.takeRecipe();
    assertThat(text("batchSize")).isEqualTo("64"); // 256 in the paper, but 5000 examples
    assertThat(text("learningRate")).isEqualTo("0.0025");
    assertThat(form.scheduleProperty().get()).isEqualTo(Schedule.STEP);
    assertThat(form.problemsProperty().get()).isEmpty();
  }

  @Test
  void anEarlierRunsSettingsComeBackAsTheyWere() throws UserProblem {
    type("epochs", "3");
    type("limit", "640");
    type("weightDecay", "0.0001");
    form.scheduleProperty().set(Schedule.STEP);
    form.flipProperty().set(false);
    form.start(started::add);
    form.reset();

    form.take(started.getFirst());
    form.start(started::add);

    assertThat(started.getLast()).isEqualTo(started.getFirst());
  }

  @Test
  void anEarlierRunsRateStaysThoughItIsUsualForTheNetworkInTheForm() throws UserProblem {
    form.networkProperty().set(Catalogue.entry("alexnet_torchvision"));
    type("learningRate", "0.05");
    form.start(started::add);
    form.networkProperty().set(Catalogue.entry("resnet20"));
    form.reset();
    assertThat(text("learningRate")).isEqualTo("0.05");

    form.take(started.getFirst());
    assertThat(text("learningRate")).isEqualTo("0.05");
    form.reset();
    assertThat(text("learningRate")).as("usual without batch normalization").isEqualTo("0.01");
  }

  @Test
  void theShareForValidationSuitsDataWithTestImagesAndThoseWithout() throws UserProblem {
    assertThat(Objects.requireNonNull(form.datasetProperty().get()).test()).isNull();
    form.dataProperty().set("fashion-mnist");
    assertThat(text("validationShare")).isEqualTo("0.1");
    assertSizes(9000, 1000, 2000);
    type("validationShare", "0.3");
    assertSizes(7000, 3000, 2000);
    form.testUseProperty().set(TestUse.VALIDATION);
    assertSizes(10_000, 2000, 0);
    form.start(started::add);

    form.reset();
    assertSizes(9000, 1000, 2000);
    form.take(started.getFirst());
    form.start(started::add);
    assertThat(started.getLast()).isEqualTo(started.getFirst());
  }

  private void assertSizes(int train, int validation, int test) {
    assertThat(Objects.requireNonNull(form.datasetProperty().get()).splits())
        .extracting(Split::size)
        .containsExactlyElementsOf(
            test == 0 ? List.of(train, validation) : List.of(train, validation, test));
  }

  @Test
  void givenWeightsAndWhatIsFrozenAreCheckedAndComeBackWithTheRun() throws UserProblem {
    form.weightsProperty().set(BundledWeights.file().orElseThrow().toString());
    assertThat(form.stagesProperty().get()).contains("layer1", "layer2.0", "layer3");
    long learningAll = Objects.requireNonNull(form.memoryProperty().get()).total();
    form.freezeProperty().set("layer3");
    assertThat(Objects.requireNonNull(form.memoryProperty().get()).total())
        .as("the forecast follows what is frozen")
        .isLessThan(learningAll);
    assertThat(Objects.requireNonNull(form.startProperty().get()).replaced())
        .as("shapes are other classes than CIFAR-10's")
        .containsExactly("fc.weight", "fc.bias");
    form.start(started::add);
    form.reset();
    assertThat(form.weightsProperty().get()).isEmpty();
    form.take(started.getFirst());
    form.start(started::add);
    assertThat(started.getLast()).isEqualTo(started.getFirst());

    form.networkProperty().set(Catalogue.entry("resnet18"));
    assertThat(form.problemsProperty().get()).containsOnlyKeys("weights");
    assertThat(problem("weights").key()).isEqualTo("start.unfit");
  }

  private void type(String field, String text) {
    form.number(field).text().set(text);
  }

  @Test
  void noPatienceStandsForTrainingToTheLastEpoch() {
    type("patience", "7");
    form.start(started::add);
    type("patience", "");
    form.start(started::add);

    assertThat(started).extracting(RunSettings::patience).containsExactly(7, 0);

    type("patience", "-1");
    assertThat(problem("patience").getMessage()).contains("-1");
  }

  private String text(String field) {
    return form.number(field).text().get();
  }

  private UserProblem problem(String field) {
    return Objects.requireNonNull(form.problemsProperty().get().get(field), field);
  }
}
