package cnnlab.ui.evaluate;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Some images of an evaluation, read a page at a time. */
final class ImagesViewModel {
  private static final int PAGE = 60;

  private final Background background;
  private final String key;
  private final ReadOnlyObjectWrapper<List<Shown>> shown = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private List<ExamplePrediction> all = List.of();
  private @Nullable Split split;

  /** One of them. */
  record Shown(ExamplePrediction example, RgbImage image) {}

  /**
   * @param key of the work in the background
   */
  ImagesViewModel(Background background, String key) {
    this.background = background;
    this.key = key;
  }

  /** Those that are read so far, in their order. */
  ReadOnlyObjectProperty<List<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How many there are, also those that are not read. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  boolean hasMore() {
    return !shown.get().isEmpty() && shown.get().size() < all.size();
  }

  /** Reads the first of these in place of the former. */
  void show(Split images, List<ExamplePrediction> examples) {
    clear();
    split = images;
    all = List.copyOf(examples);
    count.set(all.size());
    more();
  }

  void clear() {
    background.cancel(key);
    split = null;
    all = List.of();
    count.set(0);
    shown.set(List.of());
    problem.set(null);
  }

  /** Reads some more. */
  void more() {
    Split images = split;
    List<Shown> before = shown.get();
    List<ExamplePrediction> next = all.stream().skip(before.size()).limit(PAGE).toList();
    if (images == null || next.isEmpty()) {
      return;
    }
    background.run(
        key,
        () -> {
          List<Shown> read = new ArrayList<>(before);
          for (ExamplePrediction example : next) {
            read.add(new Shown(example, images.image(example.index())));
          }
          return List.copyOf(read);
        },
        shown::set,
        problem::set);
  }
}
