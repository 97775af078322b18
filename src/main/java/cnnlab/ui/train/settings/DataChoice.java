package cnnlab.ui.train.settings;

import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.ui.Background;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The data that the form means, opened and divided in the background. */
final class DataChoice {
  private final Background background;
  private final Setting share;
  private final ObjectProperty<String> data;
  private final ObjectProperty<TestUse> testUse = new SimpleObjectProperty<>(TestUse.AT_END);
  private final ReadOnlyObjectWrapper<@Nullable DataParts> parts = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
  private @Nullable UserProblem problem;

  /**
   * @param share for validation, where the data have no part of their own for it
   */
  DataChoice(Background background, Setting share, String data) {
    this.background = background;
    this.share = share;
    this.data = new SimpleObjectProperty<>(data);
  }

  /** Name of a shipped data set, or a path. */
  ObjectProperty<String> nameProperty() {
    return data;
  }

  /** What the data's own test images are for. */
  ObjectProperty<TestUse> testUseProperty() {
    return testUse;
  }

  /** The data as they come, once they are open; stays until others are. */
  ReadOnlyObjectProperty<@Nullable DataParts> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  /** The data as they are used, once they are open. */
  ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
    return dataset.getReadOnlyProperty();
  }

  /** Why the data cannot be opened. */
  Optional<UserProblem> problem() {
    return Optional.ofNullable(problem);
  }

  private record Opened(DataParts parts, Dataset dataset) {}

  /**
   * Opens and divides the data anew. A share that nobody chose is what is usual for them.
   *
   * @param onDone whether they could be opened or not
   */
  void open(RunSettings wanted, Runnable onDone) {
    boolean usual = !share.chosen();
    dataset.set(null);
    problem = null;
    background.run(
        "train.data",
        () -> open(wanted, usual),
        opened -> {
          parts.set(opened.parts);
          dataset.set(opened.dataset);
          onDone.run();
        },
        wrong -> {
          problem = wrong;
          onDone.run();
        });
  }

  private static Opened open(RunSettings wanted, boolean usual) throws UserProblem {
    DataParts opened = Datasets.open(wanted.data());
    Splitting how = wanted.splitting();
    double share = usual ? DefaultSettings.validationShare(opened) : how.validationShare();
    return new Opened(opened, opened.split(new Splitting(share, how.testUse(), how.seed())));
  }
}
