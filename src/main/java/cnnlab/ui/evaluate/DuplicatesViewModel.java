package cnnlab.ui.evaluate;

import cnnlab.data.DataCheck;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Validation and test images that are training images too, pixel by pixel. */
final class DuplicatesViewModel {
  private static final int MOST_SHOWN = 120;

  private final EvaluateViewModel model;
  private final ProgressJob job;
  private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  /** An image that is there twice, by its class in either place. */
  record Duplicate(RgbImage image, String trainLabel, String otherLabel) {}

  /**
   * What a check of all images found.
   *
   * @param all how many there are; fewer may be shown
   */
  record Found(List<Duplicate> shown, int all) {}

  DuplicatesViewModel(EvaluateViewModel model, Services services) {
    this.model = model;
    job = new ProgressJob(services.background(), "evaluate.duplicates", 0);
    model
        .sessionProperty()
        .subscribe(
            () -> {
              job.cancel();
              found.set(null);
              problem.set(null);
            });
  }

  /** Null until they were looked for. */
  ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ProgressJob job() {
    return job;
  }

  /** Decodes every image of the data once. */
  void look() {
    Session session = model.sessionProperty().get();
    if (session != null) {
      problem.set(null);
      Dataset data = session.result().data();
      job.run(
          goOn -> {
            DataCheck check = DataCheck.of(data, (done, all) -> goOn.test((double) done / all));
            return found(data, check);
          },
          found::set,
          problem::set);
    }
  }

  private static Found found(Dataset data, DataCheck check) throws UserProblem {
    List<Duplicate> duplicates = new ArrayList<>();
    for (DataCheck.Pair pair : check.leaks().stream().limit(MOST_SHOWN).toList()) {
      DataCheck.Example other = pair.second();
      Split split = data.splits().get(other.split());
      duplicates.add(
          new Duplicate(
              split.image(other.index()),
              data.labels().get(pair.first().label()),
              data.labels().get(other.label())));
    }
    return new Found(List.copyOf(duplicates), check.shared());
  }

  /** Ends the search. */
  void cancel() {
    job.cancel();
  }
}
