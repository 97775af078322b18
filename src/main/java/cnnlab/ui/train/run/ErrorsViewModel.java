package cnnlab.ui.train.run;

import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.Evaluation;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.run.RunSettings;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.correction.CorrectedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The validation images behind a cell of a run's confusion matrix. */
final class ErrorsViewModel {
  private static final String JOB = "train.errors";
  private static final int MOST_IMAGES = 60;

  private final Services services;
  private final ReadOnlyObjectWrapper<Optional<Cell>> cell =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ProgressJob job;
  private @Nullable RunModel run;
  private @Nullable Predicted predicted;

  /** All validation images with what the run's best weights took them for. */
  private record Predicted(
      RunSettings settings, Dataset data, Split images, List<ExamplePrediction> examples) {}

  /** A cell of the matrix, by its classes. */
  record Cell(int label, int predicted) {}

  /** One of them. */
  record Shown(ExamplePrediction example, RgbImage image) {}

  /**
   * The images of a cell, those of which the network was surest first.
   *
   * @param all how many there are; no more than {@value MOST_IMAGES} are shown
   */
  record Found(List<Shown> shown, int all) {}

  ErrorsViewModel(Services services) {
    this.services = services;
    job = new ProgressJob(services.background(), JOB, 0);
  }

  /** The cell whose images are asked for. */
  ReadOnlyObjectProperty<Optional<Cell>> cellProperty() {
    return cell.getReadOnlyProperty();
  }

  /** Its images; null until they are there. */
  ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Why they cannot be shown. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Share of the predictions made, 0 to 1; {@link ProgressJob#IDLE} while there is no work. */
  ReadOnlyDoubleProperty progressProperty() {
    return job.progressProperty();
  }

  /** Another run is in view. */
  void show(@Nullable RunModel shown) {
    if (shown != run) {
      close();
      run = shown;
      predicted = null; // a data set may hold a gigabyte
    }
  }

  /** Nothing is asked for any more. */
  void close() {
    job.cancel();
    cell.set(Optional.empty());
    found.set(null);
    problem.set(null);
  }

  /** Asks for the images of a cell; the first time all of them must be predicted. */
  void open(Cell wanted) {
    close();
    RunModel asked = run;
    Path folder = asked == null ? null : asked.folderProperty().get();
    if (folder == null) {
      return;
    }
    cell.set(Optional.of(wanted));
    Predicted known = predicted;
    record Answer(Predicted predicted, Found found) {}
    job.run(
        goOn -> {
          Predicted all =
              known != null
                  ? known
                  : predict(
                      services.runModels().read(folder),
                      (done, count) -> goOn.test((double) done / count));
          return new Answer(all, images(all, wanted));
        },
        answer -> {
          predicted = answer.predicted();
          found.set(answer.found());
        },
        problem::set);
  }

  private Predicted predict(StoredRun stored, Evaluation.Listener listener) throws UserProblem {
    Dataset data =
        Datasets.open(stored.record().settings().data())
            .split(stored.record().settings().splitting());
    return new Predicted(
        stored.record().settings(),
        data,
        EvaluatedSplit.VAL.of(data),
        EvaluatedNetwork.of(stored)
            .examples(services.engine(), data, EvaluatedSplit.VAL, listener)
            .orElse(List.of()));
  }

  private static Found images(Predicted all, Cell wanted) throws UserProblem {
    List<ExamplePrediction> ofCell =
        all.examples().stream()
            .filter(it -> it.label() == wanted.label() && it.predicted() == wanted.predicted())
            .sorted(Comparator.comparingDouble(ExamplePrediction::confidence).reversed())
            .toList();
    List<Shown> shown = new ArrayList<>();
    for (ExamplePrediction example : ofCell.stream().limit(MOST_IMAGES).toList()) {
      shown.add(new Shown(example, all.images().image(example.index())));
    }
    return new Found(shown, ofCell.size());
  }

  /** The same image to be corrected. */
  CorrectedImage toCorrect(Shown shown) {
    Predicted all = Objects.requireNonNull(predicted);
    return new CorrectedImage(
        all.settings().data(),
        all.data().name(),
        all.images(),
        shown.example().index(),
        all.data().labels());
  }

  /** The settings of the run whose images are in view; null while there are none. */
  @Nullable RunSettings settings() {
    return predicted == null ? null : predicted.settings();
  }

  /** Asks the run's network about an image, in Inspect. */
  void inspect(Shown shown, String title) {
    RunModel asked = run;
    Path folder = asked == null ? null : asked.folderProperty().get();
    if (folder != null) {
      services.navigation().open(View.INSPECT, List.of(folder));
      services.navigation().open(View.INSPECT, title, shown.image());
    }
  }
}
