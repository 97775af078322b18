package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Family;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.Schedule;
import org.junit.jupiter.api.Test;

class PaperRecipeTest {
  @Test
  void cifarResNetsAreTrainedAsInSection42() {
    PaperRecipe recipe = PaperRecipe.of(Family.RESNET_CIFAR).orElseThrow().scaledTo(45_000);
    assertThat(recipe.batchSize()).isEqualTo(128);
    assertThat(recipe.optimizer())
        .isEqualTo(new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.1, 0.9, 1e-4));
    assertThat(recipe.schedule()).isEqualTo(Schedule.STEP);
  }

  @Test
  void withFewExamplesBatchAndRateAreScaledDownTogether() {
    PaperRecipe recipe = PaperRecipe.of(Family.VGG).orElseThrow().scaledTo(5000);
    assertThat(recipe.batchSize()).isEqualTo(64);
    assertThat(recipe.optimizer().learningRate()).isEqualTo(0.01 / 4);
  }
}
