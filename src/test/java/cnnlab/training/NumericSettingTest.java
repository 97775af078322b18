package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericSettingTest {
  private static final RunSettings RUN =
      RunSamples.settings().with(new PretrainedSource("w.safetensors", ""));

  @ParameterizedTest
  @EnumSource
  void aNumberThatIsSetIsReadBackAndNothingElseChanges(NumericSetting setting) throws Exception {
    RunSettings changed = setting.set(RUN, 2);

    assertThat(setting.in(changed).doubleValue()).isEqualTo(2);
    assertThat(setting.set(changed, setting.in(RUN))).isEqualTo(RUN);
    assertThat(setting.read(setting.text(setting.in(changed)))).isEqualTo(setting.in(changed));
  }

  @ParameterizedTest
  @EnumSource
  void itIsNamedAsRunJsonSpellsItAndHasItsTextsOnScreen(NumericSetting setting) {
    assertThat(NumericSetting.of(setting.field())).contains(setting);
    for (Messages messages : new Messages[] {Messages.ENGLISH, Messages.CHINESE}) {
      assertThat(messages.has("train.field." + setting.field())).isTrue();
      assertThat(messages.has("train.field." + setting.field() + ".about")).isTrue();
    }
  }

  /** The bounds, with what lies just within and just outside of them. */
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "epochs, 1, true",
    "epochs, 0, false",
    "epochs, 100000, true",
    "epochs, 100001, false",
    "batchSize, 8192, true",
    "batchSize, 8193, false",
    "limit, 0, true",
    "limit, -1, false",
    "patience, 0, true",
    "patience, -1, false",
    "validationShare, 0, false",
    "validationShare, 0.999, true",
    "validationShare, 1, false",
    "learningRate, 0, false",
    "learningRate, 1e-9, true",
    "learningRate, 10, true",
    "learningRate, 10.1, false",
    "momentum, 0, true",
    "momentum, 1, false",
    "weightDecay, 0, true",
    "weightDecay, -1e-9, false",
    "cropPadding, 16, true",
    "cropPadding, 17, false",
    "cutout, 32, true",
    "cutout, 33, false",
    "resizedCrop, 0, true",
    "resizedCrop, 0.009, false",
    "resizedCrop, 0.01, true",
    "resizedCrop, 1, false",
    "multiScale, 0, true",
    "multiScale, 1, false",
    "multiScale, 4, true",
    "multiScale, 4.1, false",
    "rotation, 180, true",
    "rotation, 181, false",
    "colorJitter, 1, true",
    "colorJitter, 1.01, false",
    "headEpochs, 0, true",
    "headEpochs, 10000, false",
    "rateFactor, 0, false",
    "rateFactor, 1, true",
    "seed, -5, true",
    "seed, 9223372036854775807, true"
  })
  void bounds(String field, String typed, boolean allowed) throws UserProblem {
    NumericSetting setting = NumericSetting.of(field).orElseThrow();
    RunSettings run = setting.set(RUN, setting.read(typed));

    assertThat(setting.problem(run).isEmpty()).isEqualTo(allowed);
    setting
        .problem(run)
        .ifPresent(
            problem -> {
              assertThat(problem.where()).isEqualTo(field);
              assertThat(problem.what(Messages.ENGLISH)).doesNotContain("{");
            });
  }

  /** Nobody can type it; a file may hold it. */
  @ParameterizedTest
  @ValueSource(strings = {"validationShare", "learningRate"})
  void whatIsNoNumberIsOutOfBounds(String field) {
    NumericSetting setting = NumericSetting.of(field).orElseThrow();
    assertThat(setting.problem(setting.set(RUN, Double.NaN)))
        .hasValueSatisfying(problem -> assertThat(problem.where()).isEqualTo(field));
  }

  @Test
  void adamBearsLowerRates() throws UserProblem {
    RunSettings adam = RUN.withOptimizer(RUN.optimizer().withKind(OptimizerSettings.Kind.ADAM));
    RunSettings fast = NumericSetting.LEARNING_RATE.set(adam, 1.5);

    assertThat(NumericSetting.LEARNING_RATE.problem(fast)).isPresent();
    assertThat(NumericSetting.LEARNING_RATE.problem(fast).orElseThrow().what(Messages.ENGLISH))
        .contains("at most 1,");
  }

  @Test
  void nothingTypedIsNoneWhereThatIsPossible() throws UserProblem {
    assertThat(NumericSetting.PATIENCE.read(" ").doubleValue()).isZero();
    assertThat(NumericSetting.PATIENCE.text(0)).isEmpty();
    assertThat(NumericSetting.SEED.text(0L)).isEqualTo("0");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> NumericSetting.EPOCHS.read(""))
        .satisfies(problem -> assertThat(problem.where()).isEqualTo("epochs"));
  }

  @ParameterizedTest
  @CsvSource({"0.0005, 0.0005", "5e-4, 0.0005", "1e-7, 0.0000001", "0.1, 0.1", "2.0, 2"})
  void aNumberIsShownWithEveryDigitItHasAndNoMore(String typed, String shown) throws UserProblem {
    assertThat(NumericSetting.WEIGHT_DECAY.text(NumericSetting.WEIGHT_DECAY.read(typed)))
        .isEqualTo(shown);
  }
}
