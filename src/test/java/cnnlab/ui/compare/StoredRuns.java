package cnnlab.ui.compare;

import cnnlab.run.RunFolder;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import java.nio.file.Path;

/** Runs in a folder, as trainings leave them. */
record StoredRuns(RunStore store) {

  /** A finished run with one epoch per accuracy. */
  Path finished(String title, String dataset, String created, double... accuracies)
      throws UserProblem {
    try (RunFolder folder = begin(title, dataset, created, accuracies)) {
      folder.update(folder.record().in(RunState.FINISHED));
      return folder.path();
    }
  }

  /** A run that goes on. */
  RunFolder begin(String title, String dataset, String created, double... accuracies)
      throws UserProblem {
    RunRecord sample = RunSamples.record(RunState.RUNNING, created);
    RunFolder folder =
        store.create(
            new RunRecord(
                sample.format(),
                title,
                sample.state(),
                sample.settings(),
                sample.architecture(),
                dataset,
                sample.labels(),
                sample.trainExamples(),
                sample.validationExamples(),
                sample.testExamples(),
                sample.preprocessing(),
                sample.provenance(),
                sample.imagesPerSecond(),
                sample.peakMiB(),
                sample.test()));
    for (int i = 0; i < accuracies.length; i++) {
      folder.epoch(RunSamples.epoch(i + 1, accuracies[i]));
    }
    return folder;
  }
}
