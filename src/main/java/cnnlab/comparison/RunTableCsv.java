package cnnlab.comparison;

import cnnlab.run.Csv;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunRecord;
import java.util.List;
import java.util.stream.Stream;

/** Runs as a table for a spreadsheet: exact numbers in base units, English column names. */
public final class RunTableCsv {
  private RunTableCsv() {}

  public static String of(List<ComparedRun> runs) {
    StringBuilder csv =
        new StringBuilder(
            Csv.line(
                Stream.of(
                    "title",
                    "network",
                    "inputSize",
                    "width",
                    "dataset",
                    "state",
                    "bestValAccuracy",
                    "testAccuracy",
                    "seeds",
                    "valStd",
                    "testStd",
                    "bestEpoch",
                    "epochs",
                    "batchSize",
                    "optimizer",
                    "learningRate",
                    "schedule",
                    "momentum",
                    "weightDecay",
                    "augmentation",
                    "seed",
                    "from",
                    "frozen",
                    "params",
                    "macs",
                    "trainingMemoryBytes",
                    "peakMiB",
                    "imagesPerSecond",
                    "seconds",
                    "folder")));
    runs.forEach(run -> csv.append(Csv.line(fields(run))));
    return csv.toString();
  }

  private static Stream<?> fields(ComparedRun run) {
    RunRecord record = run.record();
    return Stream.of(
        record.title(),
        record.architecture().name(),
        record.settings().network().inputSize(),
        record.settings().network().width(),
        record.dataset(),
        record.state(),
        run.bestAccuracy(),
        run.testAccuracy(),
        run.seeds().size(),
        run.accuracy().std(),
        run.testSpread().std(),
        run.run().bestEpoch().map(EpochMetrics::epoch).orElse(0),
        run.epochsDone(),
        record.settings().batchSize(),
        record.settings().optimizer().kind(),
        record.settings().optimizer().learningRate(),
        record.settings().schedule(),
        record.settings().optimizer().momentum(),
        record.settings().optimizer().weightDecay(),
        RunSetting.AUGMENTATION.of(record),
        record.settings().seed(),
        RunSetting.START.of(record),
        RunSetting.FROZEN.of(record),
        run.params(),
        run.macs(),
        run.memoryBytes(),
        record.peakMiB(),
        record.imagesPerSecond(),
        run.seconds(),
        run.folder());
  }
}
