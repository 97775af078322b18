package cnnlab.ui;

import cnnlab.run.BundledRuns;
import cnnlab.text.UserProblem;

/** A run that comes with the lab, as the screens know it. */
public final class BundledRun {
  private BundledRun() {}

  public static RunModel named(String name) throws UserProblem {
    return new RunModel(BundledRuns.store().open(BundledRuns.root().resolve(name)));
  }
}
