package cnnlab.ui.train.data;

import cnnlab.data.DataOverview;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the chosen data hold, and what training will make of them. */
public final class DataViewModel {
  private static final String OVERVIEW = "train.overview";
  private static final String AUGMENTED = "train.augmented";
  private static final int SHOWN = 4;
  private static final int VARIATIONS = 4;

  /** Some images may be unreadable. */
  private static final int ATTEMPTS = 100;

  private final FormViewModel form;
  private final Background background;
  private final ReadOnlyObjectWrapper<@Nullable DataOverview> overview =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<List<RgbImage>>> augmented =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final Map<Integer, List<RgbImage>> examples = new HashMap<>();
  private long turn;

  public DataViewModel(FormViewModel form, Background background) {
    this.form = form;
    this.background = background;
    form.datasetProperty().subscribe(this::forget);
  }

  /** Name of a known data set, or a path. */
  public String chosen() {
    return form.dataProperty().getValue();
  }

  public ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
    return form.datasetProperty();
  }

  /** Null until it is worked out. */
  public ReadOnlyObjectProperty<@Nullable DataOverview> overviewProperty() {
    return overview.getReadOnlyProperty();
  }

  /**
   * Rows of an image as it is, as the network would see it without augmentation, then variations of
   * it.
   */
  public ReadOnlyObjectProperty<List<List<RgbImage>>> augmentedProperty() {
    return augmented.getReadOnlyProperty();
  }

  /** What keeps the images from being shown. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  private void forget(@Nullable Dataset opened) {
    background.cancel(OVERVIEW); // what still comes is about other data
    background.cancel(AUGMENTED);
    overview.set(null);
    augmented.set(List.of());
    problem.set(null);
    examples.clear();
  }

  /** Works everything out for the data and settings of the form. */
  public void look() {
    Dataset data = form.datasetProperty().get();
    if (data != null && overview.get() == null) {
      background.run(OVERVIEW, () -> DataOverview.of(data), overview::set, problem::set);
    }
    vary();
  }

  /** Other random variations. */
  public void vary() {
    Dataset data = form.datasetProperty().get();
    if (data != null) {
      RunSettings settings = form.validationProperty().get().settings();
      long seed = ++turn;
      background.run(
          AUGMENTED, () -> variations(data, settings, seed), augmented::set, problem::set);
    }
  }

  private static List<List<RgbImage>> variations(Dataset data, RunSettings settings, long seed) {
    int side = settings.network().inputSize();
    Preprocessing fit = new Preprocessing(side, side, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    Augmentation augmentation = settings.augmentation();
    SplittableRandom random = new SplittableRandom(seed);
    List<List<RgbImage>> rows = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS && rows.size() < Math.min(SHOWN, data.train().size()); i++) {
      Optional<RgbImage> read = readable(data, random.nextInt(data.train().size()));
      if (read.isEmpty()) {
        continue;
      }
      RgbImage whole = read.get();
      List<RgbImage> images = new ArrayList<>(List.of(whole, fit.fit(whole)));
      for (int variation = 0; variation < VARIATIONS; variation++) {
        images.add(augmentation.apply(whole, fit, random));
      }
      rows.add(images);
    }
    return rows;
  }

  /** Decodes some images of a class, if they were not before, and gives them to the screen. */
  void examples(int label, Consumer<List<RgbImage>> onDone) {
    Dataset data = form.datasetProperty().get();
    DataOverview known = overview.get();
    if (data == null || known == null) {
      return;
    }
    List<RgbImage> before = examples.get(label);
    if (before != null) {
      onDone.accept(before);
      return;
    }
    List<Integer> wanted = known.classes().get(label).examples();
    background.run(
        "train.class." + label,
        () -> decode(data, wanted),
        images -> {
          if (data.equals(form.datasetProperty().get())) {
            examples.put(label, images);
            onDone.accept(images);
          }
        },
        problem::set);
  }

  private static List<RgbImage> decode(Dataset data, List<Integer> wanted) {
    List<RgbImage> images = new ArrayList<>();
    for (int index : wanted) {
      readable(data, index).ifPresent(images::add);
    }
    return images;
  }

  /** A training image; none where it cannot be read, which the check of all images tells. */
  private static Optional<RgbImage> readable(Dataset data, int index) {
    try {
      return Optional.of(data.train().image(index));
    } catch (UserProblem _) {
      return Optional.empty();
    }
  }
}
