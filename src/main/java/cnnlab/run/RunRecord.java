package cnnlab.run;

import cnnlab.arch.Architecture;
import cnnlab.data.Preprocessing;
import java.util.List;

/**
 * The content of {@code run.json}: enough to understand a run and to use its weights without its
 * data.
 */
public record RunRecord(
    int format,
    String title,
    RunState state,
    RunSettings settings,
    Architecture architecture,
    String dataset,
    List<String> labels,
    int trainExamples,
    int validationExamples,
    Preprocessing preprocessing,
    Provenance provenance,
    double imagesPerSecond,
    long peakMiB) {
  public RunRecord {
    labels = List.copyOf(labels);
  }
}
