package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.chart.ChartColors;
import cnnlab.chart.Curve;
import cnnlab.comparison.LearningCurves.Along;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three seeds of one training, one with another learning rate, and one that was broken off. */
class SeedGroupsTest {
  @TempDir private Path folder;
  private List<ComparedRun> combined = List.of();

  @BeforeEach
  void read() throws UserProblem {
    StoredRuns runs = new StoredRuns(new RunStore(folder));
    runs.finishedWithSeed(1, "ResNet-20 · pets · seed 1", "pets", "2026-11-24T03:00:01Z", 0.5, 0.9);
    runs.finishedWithSeed(2, "ResNet-20 · pets · seed 2", "pets", "2026-11-24T03:00:02Z", 0.6, 0.8);
    runs.finishedWithSeed(3, "ResNet-20 · pets · seed 3", "pets", "2026-11-24T03:00:03Z", 0.4);
    runs.finishedAt(0.01, "slow", "pets", "2026-11-24T03:00:04Z", 0.3);
    runs.begin("broken off", "pets", "2026-11-24T03:00:05Z", 0.2).close();
    List<ComparedRun> all = new ArrayList<>();
    for (StoredRun run : runs.store().list()) {
      all.add(ComparedRun.of(run));
    }
    combined = SeedGroups.combined(all);
  }

  @Test
  void runsThatDifferInTheSeedAloneAreOneWithMeanAndDeviation() {
    assertThat(combined)
        .extracting(run -> run.record().title() + " " + run.seeds().size())
        .containsExactlyInAnyOrder("ResNet-20 · pets 3", "slow 1", "broken off 1");
    // numpy.mean and numpy.std(ddof=1) of 0.9, 0.8, 0.4
    Spread accuracy = three().accuracy();
    assertThat(accuracy.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(accuracy.std()).isCloseTo(0.264575131106459, within(1e-12));
    assertThat(accuracy.percent()).isEqualTo("70.0 ± 26.5 %");
    assertThat(three().testSpread().percent()).as("never tested").isEqualTo("–");
    assertThat(Spread.of(0.5, Double.NaN).percent()).isEqualTo("50.0 %");
  }

  @Test
  void theirCurveIsTheMeanOfThoseThatGotSoFarWithABand() {
    Curve curve = curve(Along.EPOCHS);
    assertThat(curve.x()).containsExactly(1, 2);
    assertThat(curve.y()).containsExactly(new double[] {0.5, 0.85}, within(1e-12));
    // numpy.std(ddof=1) of 0.5, 0.6, 0.4 and of 0.9, 0.8
    assertThat(curve.std()).containsExactly(new double[] {0.1, 0.07071067811865474}, within(1e-12));
  }

  @Test
  void curvesRunAlongTimeAndMacsToo() {
    assertThat(curve(Along.TIME).x())
        .as("3.5 s an epoch")
        .containsExactly(new double[] {3.5 / 60, 7.0 / 60}, within(1e-12));
    double macs = 3e-12 * three().macs() * three().record().trainExamples();
    assertThat(curve(Along.MACS).x()).containsExactly(new double[] {macs, 2 * macs}, within(1e-12));
  }

  @Test
  void aSingleRunHasNoBand() {
    ComparedRun slow =
        combined.stream().filter(run -> run.seeds().size() == 1).findFirst().orElseThrow();
    assertThat(curve(slow, Along.EPOCHS).std()).isEmpty();
  }

  private ComparedRun three() {
    return combined.stream().filter(run -> run.seeds().size() == 3).findFirst().orElseThrow();
  }

  private Curve curve(Along along) {
    return curve(three(), along);
  }

  private static Curve curve(ComparedRun run, Along along) {
    return new LearningCurves(
            Measure.ACCURACY, along, Set.of(Part.VALIDATION), Messages.ENGLISH, ChartColors.LIGHT)
        .of(List.of(run), _ -> "three", _ -> 0, _ -> false)
        .getFirst();
  }
}
