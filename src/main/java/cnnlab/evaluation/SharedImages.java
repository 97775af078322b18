package cnnlab.evaluation;

import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.data.image.Split;
import cnnlab.run.RunRecord;
import cnnlab.text.UserProblem;
import java.util.Comparator;
import java.util.List;

/**
 * Images on which several networks can be compared, because none of them was trained on them.
 *
 * @param split the test images, or else those that validated all of them
 */
public record SharedImages(Dataset data, EvaluatedSplit split) {

  /**
   * Those of runs on one data set. Where these were trained with different corrections of it, all
   * are judged with the longest list: the one that was made last.
   *
   * @throws UserProblem where there are no test images, and what validated one run trained another
   */
  public static SharedImages of(List<RunRecord> runs) throws UserProblem {
    RunRecord first = runs.getFirst();
    DataParts parts = Datasets.open(first.settings().data());
    Corrections corrections =
        runs.stream()
            .map(run -> run.settings().corrections())
            .max(Comparator.comparingInt(list -> list.changes().size()))
            .orElse(Corrections.NONE);
    Splitting own = first.settings().splitting().with(corrections);
    if (parts.test() != null) {
      Splitting apart =
          new Splitting(own.validationShare(), TestUse.AT_END, own.seed(), corrections);
      return new SharedImages(parts.split(apart), EvaluatedSplit.TEST);
    }
    boolean validatedAlike =
        !parts.sharesTraining(own.testUse())
            || runs.stream()
                .allMatch(run -> run.settings().splitting().with(corrections).equals(own));
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
