package cnnlab.training;

import cnnlab.data.Datasets;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;

/** The data of a run that is resumed may lie elsewhere by now. */
public final class MovedData {
  private static final String KEY = "run.data-moved";

  private MovedData() {}

  /** Demands that they are where the settings say. */
  public static void require(RunSettings settings) throws UserProblem {
    if (Datasets.isMissing(settings.data())) {
      throw UserProblem.of(KEY, settings.data()).at(settings.data());
    }
  }

  /** Whether that is what went wrong, so that a user can be asked for their place. */
  public static boolean is(UserProblem problem) {
    return problem.key().equals(KEY);
  }
}
