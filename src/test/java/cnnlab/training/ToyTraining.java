package cnnlab.training;

import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;

/** Real trainings of seconds, each into a folder of its own below this one. */
record ToyTraining(Engine engine, Path runs) {

  /** By the executor that the program would choose. */
  ToyTraining(Path runs) {
    this(OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine(), runs);
  }

  /** To the end. */
  StoredRun train(RunSettings settings, Dataset data) throws UserProblem {
    return train(settings, data, 0);
  }

  /** Stops after this iteration; 0 for never. */
  StoredRun train(RunSettings settings, Dataset data, int stop) throws UserProblem {
    TrainingControl control = new TrainingControl();
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void iteration(Progress progress) {
            if (progress.iteration() == stop) {
              control.stop();
            }
          }
        };
    return training().run(settings, data, stopping, control);
  }

  /** To the end that it was to have. */
  StoredRun resume(StoredRun run, Dataset data) throws UserProblem {
    return training()
        .resume(
            run, run.record().settings(), data, new TrainingListener() {}, new TrainingControl());
  }

  private Training training() {
    return new Training(engine, new RunStore(runs));
  }
}
