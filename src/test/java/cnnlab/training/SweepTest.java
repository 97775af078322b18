package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.run.PretrainedSource;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  private static final RunSettings BASE = RunSamples.settings();

  @Test
  void theRunsDifferInTheOneSettingOnly() throws UserProblem {
    List<RunSettings> all = Sweep.of(NumericSetting.LEARNING_RATE, "0.1, 0.01").settings(BASE);

    assertThat(all).extracting(each -> each.optimizer().learningRate()).containsExactly(0.1, 0.01);
    assertThat(all.getFirst()).isEqualTo(BASE);
    assertThat(Sweep.of(NumericSetting.BATCH_SIZE, "8 32").settings(BASE))
        .extracting(RunSettings::batchSize)
        .containsExactly(8, 32);
    assertThat(Sweep.of(NumericSetting.WIDTH, "0.25，0.5").settings(BASE))
        .extracting(each -> each.network().width())
        .containsExactly(0.25, 0.5);
  }

  @Test
  void aRunIsNamedAfterItsValueAndFoundByTheTagOfAll() throws UserProblem {
    Sweep sweep = Sweep.of(NumericSetting.SEED, "1,2");
    RunNotes notes = sweep.notes(BASE, 2, sweep.freeTag(List.of()));

    assertThat(notes.title()).isEqualTo("ResNet-20 · Shapes · seed 2");
    assertThat(notes.hashtags()).isEqualTo("#sweep-seed");
    assertThat(sweep.freeTag(List.of(notes))).isEqualTo("sweep-seed-2");
  }

  @Test
  void aSeedHasAllOfItsDigitsThoughNoDoubleHoldsThem() throws UserProblem {
    Sweep sweep = Sweep.of(NumericSetting.SEED, "9007199254740993, -9223372036854775808");

    assertThat(sweep.settings(BASE))
        .extracting(RunSettings::seed)
        .containsExactly(9007199254740993L, Long.MIN_VALUE);
    assertThat(sweep.notes(BASE, sweep.values().getFirst(), "tag").title())
        .endsWith("seed 9007199254740993");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.1", "0.1, 0.1", "0.1, fast"})
  void lessThanTwoNumbersAreNoSweep(String typed) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> Sweep.of(NumericSetting.LEARNING_RATE, typed))
        .satisfies(problem -> assertThat(problem.where()).isEqualTo("learningRate"));
  }

  @Test
  void aValueThatCannotBeTrainedStopsTheSweepBeforeItBegins() throws UserProblem {
    Sweep sweep = Sweep.of(NumericSetting.MOMENTUM, "0.9, 1.5");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> sweep.settings(BASE))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("setting.momentum"));
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> Sweep.of(NumericSetting.EPOCHS, "1, 1.5"))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("typed.whole-number"));
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberCanBeVariedWhereTheRunHasIt(NumericSetting setting) throws UserProblem {
    RunSettings tuned = BASE.with(new PretrainedSource("weights.safetensors", ""));
    String values = setting == NumericSetting.INPUT_SIZE ? "32, 64" : "0.5, 0.25";
    String typed =
        switch (setting.in(tuned)) {
          case Double _ -> setting == NumericSetting.MULTI_SCALE ? "1.5, 2" : values;
          default -> setting == NumericSetting.INPUT_SIZE ? values : "1, 2";
        };
    Sweep sweep = Sweep.of(setting, typed);

    assertThat(sweep.settings(tuned)).hasSize(2).doesNotHaveDuplicates();
    if (!setting.appliesTo(BASE)) {
      assertThatExceptionOfType(UserProblem.class)
          .isThrownBy(() -> sweep.settings(BASE))
          .satisfies(problem -> assertThat(problem.key()).isEqualTo("sweep.needs-weights"));
    }
  }

  @Test
  void eachValueIsTrainedWithAsManySeedsAsAreAskedFor() throws UserProblem {
    Sweep sweep = Sweep.of(NumericSetting.MOMENTUM, "0.9, 0.5").repeated(3);
    List<RunSettings> all = sweep.settings(BASE.withSeed(7));
    assertThat(all).extracting(RunSettings::seed).containsExactly(7L, 8L, 9L, 7L, 8L, 9L);
    assertThat(all)
        .extracting(each -> each.optimizer().momentum())
        .containsExactly(0.9, 0.9, 0.9, 0.5, 0.5, 0.5);
    assertThat(sweep.valueOf(2)).isEqualTo(0.9);
    assertThat(sweep.valueOf(3)).isEqualTo(0.5);
    assertThat(Sweep.ofSeeds(BASE.withSeed(7), 2).settings(BASE))
        .extracting(RunSettings::seed)
        .containsExactly(7L, 8L);
  }

  @Test
  void seedsOfSeedsAndMoreRunsThanAnyoneWaitsForAreRefused() throws UserProblem {
    Sweep seeds = Sweep.of(NumericSetting.SEED, "1, 2");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> seeds.repeated(2))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("sweep.seeds-twice"));
    Sweep two = Sweep.of(NumericSetting.MOMENTUM, "0.9, 0.5");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> two.repeated(26))
        .withMessageContaining("52");
    assertThatExceptionOfType(UserProblem.class).isThrownBy(() -> Sweep.ofSeeds(BASE, 1));
  }
}
