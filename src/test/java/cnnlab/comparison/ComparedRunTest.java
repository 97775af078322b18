package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.EpochMetrics;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStamp;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparedRunTest {
  @Test
  void theBestEpochCountsAndBeforeTheFirstNothingIsKnown() throws UserProblem {
    ComparedRun run = run(RunSamples.settings(), 0.5, 0.8, 0.7);
    assertThat(run.bestAccuracy()).isEqualTo(0.8);
    assertThat(run.epochsDone()).isEqualTo(3);
    assertThat(run.seconds()).isEqualTo(3 * 3.5);
    assertThat(run.imagesPerSecond()).isEqualTo(12.5);
    assertThat(run(RunSamples.settings()).bestAccuracy()).isNaN();
    assertThat(run.testAccuracy()).isNaN();
  }

  @Test
  void frozenLayersTakeNoMemoryForGradientsAndMostActivations() throws UserProblem {
    RunSettings all = RunSamples.settings().with(new PretrainedSource("a.safetensors", ""));
    RunSettings frozen =
        RunSamples.settings().with(new PretrainedSource("a.safetensors", "layer2"));
    long whole = run(all).memoryBytes();
    assertThat(run(RunSamples.settings()).memoryBytes()).isEqualTo(whole);
    assertThat(run(frozen).memoryBytes()).isLessThan(whole / 2);
    assertThat(run(frozen).params()).isEqualTo(run(all).params());
  }

  @Test
  void theTableAsAFileHasExactNumbersAndQuotesTitles() throws UserProblem {
    List<String> lines =
        RunTableCsv.of(List.of(run(RunSamples.settings(), 0.5, 0.75))).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("title,network,inputSize,width,dataset,state,bestValAccuracy,")
        .contains(",learningRate,schedule,", ",seed,from,frozen,");
    assertThat(lines.getLast())
        .startsWith("\"ResNet-20, first\",resnet20,32,1.0,pets,FINISHED,0.75,NaN,1,0.0,0.0,2,");
    assertThat(lines.getLast().split(",")).contains("269267", "COSINE");
    long columns = lines.getFirst().chars().filter(c -> c == ',').count();
    assertThat(lines.getLast().chars().filter(c -> c == ',').count()).isEqualTo(columns + 1);
  }

  static ComparedRun run(RunSettings settings, double... accuracies) throws UserProblem {
    RunRecord sample = RunSamples.record(RunState.FINISHED, "2026-11-24T03:00:01Z").with(settings);
    List<EpochMetrics> epochs =
        IntStream.range(0, accuracies.length)
            .mapToObj(i -> RunSamples.epoch(i + 1, accuracies[i]))
            .toList();
    RunNotes notes = new RunNotes("ResNet-20, first", List.of(), "");
    RunRecord titled =
        new RunRecord(
            sample.format(),
            notes.title(),
            sample.state(),
            settings,
            sample.architecture(),
            sample.dataset(),
            sample.labels(),
            sample.trainExamples(),
            sample.validationExamples(),
            sample.testExamples(),
            sample.preprocessing(),
            sample.provenance(),
            sample.imagesPerSecond(),
            sample.peakMiB(),
            sample.test());
    return ComparedRun.of(
        new StoredRun(
            Path.of("/runs/one"),
            titled,
            notes,
            epochs,
            Optional.empty(),
            new RunStamp(Map.of(), false)));
  }
}
