package cnnlab.evaluation;

import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.image.Split;
import cnnlab.run.RunRecord;
import cnnlab.text.UserProblem;
import java.util.List;

/**
 * Images on which several networks can be compared, because none of them was trained on them.
 *
 * @param split the test images, or else those that validated all of them
 */
public record SharedImages(Dataset data, EvaluatedSplit split) {

  /**
   * Those of runs on one data set.
   *
   * @throws UserProblem where there are no test images, and what validated one run trained another
   */
  public static SharedImages of(List<RunRecord> runs) throws UserProblem {
    RunRecord first = runs.getFirst();
    DataParts parts = Datasets.open(first.settings().data());
    Splitting own = first.settings().splitting();
    if (parts.test() != null) {
      Splitting apart = new Splitting(own.validationShare(), TestUse.AT_END, own.seed());
      return new SharedImages(parts.split(apart), EvaluatedSplit.TEST);
    }
    boolean validatedAlike =
        !parts.sharesTraining(own.testUse())
            || runs.stream().allMatch(run -> run.settings().splitting().equals(own));
    if (!validatedAlike) {
      throw UserProblem.of("evaluation.not-shared", parts.name()).at("data");
    }
    return new SharedImages(parts.split(own), EvaluatedSplit.VAL);
  }

  /** The images themselves. */
  public Split images() throws UserProblem {
    return split.of(data);
  }
}
