package cnnlab.ui.inspect.unit;

import cnnlab.data.ClassNames;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.DatasetTitle;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Preprocessing;
import cnnlab.files.Sha256;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.network.Choice;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The data set whose validation images units are asked about. */
final class UnitData {
  private final InspectViewModel model;
  private final ObjectProperty<@Nullable String> name = new SimpleObjectProperty<>();

  UnitData(InspectViewModel model) {
    this.model = model;
    model.networkProperty().subscribe(_ -> name.set(ownData()));
  }

  /**
   * What was opened.
   *
   * @param weights SHA-256 of the network's weight file
   */
  record Opened(Dataset data, String weights) {
    Split split() {
      return data.validation();
    }

    /** The class of an image, in the language in use. */
    String label(int image, Messages messages) {
      List<String> names = ClassNames.translated(messages, data.name(), data.labels());
      return names.get(split().label(image));
    }

    /** An image as the network takes it. */
    RgbImage image(int image, Preprocessing preprocessing) throws UserProblem {
      return preprocessing.fit(split().image(image));
    }
  }

  /** Its name or folder; null where none is known. */
  ObjectProperty<@Nullable String> nameProperty() {
    return name;
  }

  /** What it is called on screen; "" where none is known. */
  String title() {
    String now = name.get();
    return now == null ? "" : DatasetTitle.of(new File(now).getName());
  }

  /** What the network was trained on. */
  private @Nullable String ownData() {
    return switch (model.choiceProperty().get()) {
      case Choice.Run(var run) when run.storedProperty().get() != null ->
          run.storedProperty().get().record().settings().data();
      case null, default -> null;
    };
  }

  /** Something that opens it. */
  @FunctionalInterface
  interface Opening {
    Opened open() throws UserProblem;
  }

  /** Opens it, off the screen's thread, split as the run did; null where there is none. */
  @Nullable Opening opening() {
    Choice choice = model.choiceProperty().get();
    String asked = name.get();
    if (choice == null || asked == null) {
      return null;
    }
    StoredRun run = choice instanceof Choice.Run(var listed) ? listed.storedProperty().get() : null;
    Path weights = choice.path();
    return () -> {
      DataParts parts = Datasets.open(asked);
      boolean own = run != null && run.record().settings().data().equals(asked);
      Splitting splitting =
          own && run != null
              ? run.record().settings().splitting()
              : new Splitting(DefaultSettings.validationShare(parts), TestUse.AT_END, 1);
      return new Opened(
          parts.split(splitting), Sha256.of(run == null ? weights : run.requireWeights()));
    };
  }
}
