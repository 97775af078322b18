package cnnlab.cli;

import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.run.RunSettings;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The images that a trained network is given: of which data, and which part of them. */
final class EvaluatedData {
  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "As for train. Default: the data that the run was trained on.")
  private @Nullable String data;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "test, val, train or all. Default: test.")
  private EvaluatedSplit split = EvaluatedSplit.TEST;

  EvaluatedSplit split() {
    return split;
  }

  /** As the run split them, or else as a run would. */
  Dataset open(Optional<StoredRun> run, CommandLine command) throws UserProblem {
    String name = data != null ? data : run.map(it -> it.record().settings().data()).orElse(null);
    if (name == null) {
      throw new ParameterException(command, "--data is missing.");
    }
    DataParts parts = DataOption.open(name, command.getErr());
    Splitting usual = new Splitting(DefaultSettings.validationShare(parts), TestUse.AT_END, 1);
    if (run.isEmpty()) {
      return parts.split(usual);
    }
    RunSettings settings = run.get().record().settings();
    boolean own = settings.data().equals(Datasets.lasting(name));
    return parts.split( // its corrections are of its own data
        own ? settings.splitting() : settings.splitting().with(Corrections.NONE));
  }
}
