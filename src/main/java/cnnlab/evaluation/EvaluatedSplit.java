package cnnlab.evaluation;

import cnnlab.data.Dataset;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;

/** Which part of a data set a network is judged on. */
public enum EvaluatedSplit {
  TRAIN,
  VAL,
  TEST;

  /** Its images. */
  public Split of(Dataset data) throws UserProblem {
    Split split =
        switch (this) {
          case TRAIN -> data.train();
          case VAL -> data.validation();
          case TEST -> data.test();
        };
    if (split == null) {
      throw UserProblem.of("evaluation.no-test", data.name()).at("split");
    }
    return split;
  }
}
