package cnnlab.data;

import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is something to learn and to judge by. A class none of whose images can be read
 * would be skipped image by image, and the network look perfect on the others.
 */
public final class Readability {
  private Readability() {}

  /** Decodes images until every class has a readable training image, and validation has one. */
  public static void require(Dataset data) throws UserProblem {
    int classes = data.labels().size();
    boolean[] readable = new boolean[classes];
    int[] counts = new int[classes];
    @Nullable UserProblem[] problems = new @Nullable UserProblem[classes];
    for (int i = 0; i < data.train().size(); i++) {
      int label = data.train().label(i);
      counts[label]++;
      if (!readable[label]) {
        UserProblem problem = problem(data.train(), i);
        readable[label] = problem == null;
        problems[label] = problem;
      }
    }
    for (int label = 0; label < classes; label++) {
      UserProblem problem = problems[label];
      if (problem != null && !readable[label]) {
        throw UserProblem.of(
                "data.unreadable-class", data.labels().get(label), counts[label], problem)
            .at(String.valueOf(problem.where()));
      }
    }
    requireOne(data.validation());
  }

  private static void requireOne(Split validation) throws UserProblem {
    UserProblem problem = null;
    for (int i = 0; i < validation.size(); i++) {
      problem = problem(validation, i);
      if (problem == null) {
        return;
      }
    }
    if (problem != null) {
      throw UserProblem.of("data.unreadable-validation", validation.size(), problem)
          .at(String.valueOf(problem.where()));
    }
  }

  private static @Nullable UserProblem problem(Split split, int index) {
    try {
      split.image(index);
      return null;
    } catch (UserProblem problem) {
      return problem;
    }
  }
}
