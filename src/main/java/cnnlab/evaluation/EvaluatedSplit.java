package cnnlab.evaluation;

import cnnlab.data.Dataset;
import cnnlab.data.image.JoinedSplit;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;

/** Which part of a data set a network is judged on. */
public enum EvaluatedSplit {
  TRAIN,
  VAL,
  TEST,
  /** Those of all parts, as for data that no run divides. */
  ALL;

  /** Its images. */
  public Split of(Dataset data) throws UserProblem {
    Split split =
        switch (this) {
          case TRAIN -> data.train();
          case VAL -> data.validation();
          case TEST -> data.test();
          case ALL -> new JoinedSplit(data.splits());
        };
    if (split == null) {
      throw UserProblem.of("evaluation.no-test", data.name()).at("split");
    }
    return split;
  }
}
