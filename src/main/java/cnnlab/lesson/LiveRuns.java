package cnnlab.lesson;

import cnnlab.data.OpenedData;
import cnnlab.engine.Engine;
import cnnlab.files.FileProblem;
import cnnlab.files.Folders;
import cnnlab.lesson.value.RunValues;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The live runs of a step, trained for its check; gone when this is closed. */
record LiveRuns(Path folder, RunValues runs) implements AutoCloseable {

  /**
   * Trains them, one after the other.
   *
   * @param runs is told of each
   */
  static LiveRuns train(Lesson lesson, LessonStep.Run step, Engine engine, RunValues runs)
      throws UserProblem {
    LiveRuns trained = new LiveRuns(temporary(), runs);
    Training training = new Training(engine, new RunStore(trained.folder));
    try {
      for (Map.Entry<String, LiveRun> live : step.train().entrySet()) {
        OpenedData data = OpenedData.open(live.getValue().data());
        RunSettings settings = live.getValue().settings(lesson.folder(), data);
        runs.trained(
            live.getKey(),
            training.run(
                settings,
                data.split(settings.splitting()),
                new TrainingListener() {},
                new TrainingControl()));
      }
      return trained;
    } catch (UserProblem | RuntimeException | Error e) {
      trained.close();
      throw e;
    }
  }

  private static Path temporary() throws UserProblem {
    try {
      return Files.createTempDirectory("cnnlab-lesson");
    } catch (IOException e) {
      throw FileProblem.of(e, Path.of(System.getProperty("java.io.tmpdir", "")));
    }
  }

  @Override
  public void close() throws UserProblem {
    runs.forgetTrained();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }
}
