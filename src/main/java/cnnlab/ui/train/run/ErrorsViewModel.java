package cnnlab.ui.train.run;

import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.Evaluation;
import cnnlab.evaluation.EvaluationHome;
import cnnlab.evaluation.JudgedExample;
import cnnlab.files.Sha256;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The validation images behind a cell of a run's confusion matrix. */
final class ErrorsViewModel {
  /** Stands for no work under way. */
  static final double IDLE = -1;

  private static final String JOB = "train.errors";
  private static final int MOST_IMAGES = 60;

  private final Services services;
  private final ReadOnlyObjectWrapper<Optional<ConfusionGrid.Cell>> cell =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private @Nullable RunModel run;
  private @Nullable Judged judged;
  private AtomicBoolean goOn = new AtomicBoolean();

  /** All validation images with what the run's best weights took them for. */
  private record Judged(Split images, List<JudgedExample> examples) {}

  /** One of them. */
  record Shown(JudgedExample example, RgbImage image) {}

  /**
   * The images of a cell, those of which the network was surest first.
   *
   * @param all how many there are; no more than {@value MOST_IMAGES} are shown
   */
  record Found(List<Shown> shown, int all) {}

  ErrorsViewModel(Services services) {
    this.services = services;
  }

  /** The cell whose images are asked for. */
  ReadOnlyObjectProperty<Optional<ConfusionGrid.Cell>> cellProperty() {
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

  /** Share of the predictions made, 0 to 1; {@link #IDLE} while there is no work. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Another run is in view. */
  void show(@Nullable RunModel shown) {
    if (shown != run) {
      close();
      run = shown;
      judged = null; // a data set may hold a gigabyte
    }
  }

  /** Nothing is asked for any more. */
  void close() {
    goOn.set(false);
    services.background().cancel(JOB);
    cell.set(Optional.empty());
    found.set(null);
    problem.set(null);
    progress.set(IDLE);
  }

  /** Asks for the images of a cell; the first time all of them must be predicted. */
  void open(ConfusionGrid.Cell wanted) {
    close();
    RunModel asked = run;
    Path folder = asked == null ? null : asked.folderProperty().get();
    if (folder == null) {
      return;
    }
    cell.set(Optional.of(wanted));
    progress.set(0);
    AtomicBoolean mine = new AtomicBoolean(true);
    goOn = mine;
    Judged known = judged;
    LiveFeed<Double> feed =
        new LiveFeed<>(
            shares -> {
              if (mine.get()) {
                progress.set(shares.getLast());
              }
            });
    record Answer(Judged judged, Found found) {}
    services
        .background()
        .run(
            JOB,
            () -> {
              Judged all =
                  known != null
                      ? known
                      : judge(
                          services.runModels().read(folder),
                          (done, count) -> {
                            feed.add((double) done / count);
                            return mine.get();
                          });
              return new Answer(all, images(all, wanted));
            },
            answer -> {
              judged = answer.judged();
              found.set(answer.found());
              progress.set(IDLE);
            },
            arisen -> {
              problem.set(arisen);
              progress.set(IDLE);
            });
  }

  private Judged judge(StoredRun stored, Evaluation.Listener listener) throws UserProblem {
    Dataset data =
        Datasets.open(stored.record().settings().data())
            .split(stored.record().settings().splitting());
    String sha256 = Sha256.of(stored.requireWeights());
    try (TrainedNetwork network = TrainedNetwork.ofRun(services.engine(), stored)) {
      Evaluation evaluation =
          Evaluation.of(
              network, sha256, data, EvaluatedSplit.VAL, EvaluationHome.of(stored, sha256));
      return new Judged(
          EvaluatedSplit.VAL.of(data), evaluation.examples(listener).orElse(List.of()));
    }
  }

  private static Found images(Judged all, ConfusionGrid.Cell wanted) throws UserProblem {
    List<JudgedExample> ofCell =
        all.examples().stream()
            .filter(it -> it.label() == wanted.row() && it.predicted() == wanted.column())
            .sorted(Comparator.comparingDouble(JudgedExample::confidence).reversed())
            .toList();
    List<Shown> shown = new ArrayList<>();
    for (JudgedExample example : ofCell.stream().limit(MOST_IMAGES).toList()) {
      shown.add(new Shown(example, all.images().image(example.index())));
    }
    return new Found(shown, ofCell.size());
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
