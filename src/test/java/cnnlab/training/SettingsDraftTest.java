package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Family;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class SettingsDraftTest {
  private SettingsDraft draft;

  @BeforeEach
  void everythingByDefault() throws UserProblem {
    draft = SettingsDraft.of(Catalogue.entry("resnet20"), "shapes");
  }

  @Test
  void whatIsTypedIsKeptAsItStandsAndGivenUpAgain() {
    SettingsDraft typed = draft.type(NumericSetting.EPOCHS, "ten");

    assertThat(typed.typed(NumericSetting.EPOCHS)).contains("ten");
    assertThat(draft.typed()).as("a draft never changes").isEmpty();
    assertThat(typed.type(NumericSetting.EPOCHS, null)).isEqualTo(draft);
  }

  @Test
  void anotherNetworkDropsWhatWasChosenForTheFormerOne() throws UserProblem {
    SettingsDraft other =
        draft
            .type(NumericSetting.LEARNING_RATE, "5")
            .type(NumericSetting.INPUT_SIZE, "64")
            .type(NumericSetting.EPOCHS, "3")
            .startFrom("weights.safetensors")
            .choose(Catalogue.entry("vgg16"));

    assertThat(other.network().name()).isEqualTo("vgg16");
    assertThat(other.typed()).containsOnlyKeys(NumericSetting.EPOCHS);
    assertThat(other.weights()).isEmpty();
    assertThat(other.freeze()).isNull();
  }

  @Test
  void theSameNetworkOrFileChosenAgainChangesNothing() throws UserProblem {
    SettingsDraft chosen =
        draft.startFrom("w.safetensors").withFreeze("layer1").type(NumericSetting.HEAD_EPOCHS, "2");

    assertThat(chosen.choose(Catalogue.entry("resnet20"))).isSameAs(chosen);
    assertThat(chosen.startFrom("w.safetensors")).isSameAs(chosen);
    SettingsDraft other = chosen.startFrom("other.safetensors");
    assertThat(other.freeze()).isNull();
    assertThat(other.typed()).isEmpty();
  }

  @Test
  void aNetworkFromElsewhereBringsItsWidthAndASizeOnlyIfItIsNotThePublishedOne()
      throws UserProblem {
    SettingsDraft published = draft.take(new NetworkSettings("resnet18", 224, 1000, 0.5, false));
    SettingsDraft small = draft.take(new NetworkSettings("resnet18", 64, 1000, 1, false));

    assertThat(published.typed(NumericSetting.INPUT_SIZE)).isEmpty();
    assertThat(published.typed(NumericSetting.WIDTH)).contains("0.5");
    assertThat(small.typed(NumericSetting.INPUT_SIZE)).contains("64");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> draft.take(new NetworkSettings("nonet", 32, 10, 1, false)));
  }

  @Test
  void aRecipeIsTypedAsItIsWritten() {
    SettingsDraft recipe = draft.take(PaperRecipe.of(Family.RESNET_CIFAR).orElseThrow());

    assertThat(recipe.schedule()).isEqualTo(Schedule.STEP);
    assertThat(recipe.typed(NumericSetting.LEARNING_RATE)).contains("0.1");
    assertThat(recipe.typed(NumericSetting.BATCH_SIZE)).contains("128");
    assertThat(recipe.typed(NumericSetting.WEIGHT_DECAY)).contains("0.0001");
  }

  @Test
  void defaultsKeepNetworkAndDataAlone() {
    SettingsDraft changed =
        draft
            .type(NumericSetting.EPOCHS, "3")
            .withFlip(false)
            .withOptimizer(OptimizerSettings.Kind.ADAM)
            .startFrom("w.safetensors");

    assertThat(changed.withDefaults()).isEqualTo(draft);
  }

  @Test
  void anEarlierRunsNumbersAreAllTypedAndThoseOfFineTuningOnlyWhereItHadWeights()
      throws UserProblem {
    RunSettings run = RunSamples.settings();

    assertThat(SettingsDraft.of(run).typed())
        .hasSize(NumericSetting.values().length - 2)
        .doesNotContainKeys(NumericSetting.HEAD_EPOCHS, NumericSetting.RATE_FACTOR);
    SettingsDraft tuned = SettingsDraft.of(run.with(new PretrainedSource("w.safetensors", "")));
    assertThat(tuned.typed()).hasSize(NumericSetting.values().length);
    assertThat(tuned.freeze()).as("chosen, none").isEmpty();
    assertThat(tuned.weights()).isEqualTo("w.safetensors");
  }
}
