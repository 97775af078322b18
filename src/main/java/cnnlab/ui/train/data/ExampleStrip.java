package cnnlab.ui.train.data;

import cnnlab.data.ClassNames;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** An example of each of the first classes, in as many rows as the width asks for. */
public final class ExampleStrip extends FlowPane {
  private static final String JOB = "train.examples";
  private static final int MOST = 10;
  private static final double SIDE = 36;

  private final Background background;
  private final Texts texts;

  private record Example(RgbImage image, int label) {}

  public ExampleStrip(FormViewModel form, Services services) {
    background = services.background();
    texts = services.texts();
    getStyleClass().add("example-strip");
    setMinHeight(SIDE);
    form.datasetProperty().subscribe(this::load);
  }

  private void load(@Nullable Dataset data) {
    getChildren().clear();
    background.cancel(JOB); // what still comes is of other data
    if (data != null) {
      background.run(
          JOB,
          () -> examples(data.train(), Math.min(MOST, data.labels().size())),
          found -> show(data, found));
    }
  }

  private static List<Example> examples(Split split, int classes) {
    int[] first = new int[classes];
    Arrays.fill(first, -1);
    for (int i = split.size() - 1; i >= 0; i--) {
      if (split.label(i) < classes) {
        first[split.label(i)] = i;
      }
    }
    List<Example> found = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      if (first[label] >= 0) {
        add(found, split, first[label], label);
      }
    }
    return found;
  }

  private static void add(List<Example> found, Split split, int index, int label) {
    try {
      found.add(new Example(split.image(index), label));
    } catch (UserProblem _) {
      // left out here as in training; the data page names it
    }
  }

  private void show(Dataset data, List<Example> examples) {
    getChildren().setAll(examples.stream().map(example -> view(data, example)).toList());
  }

  private Thumbnail view(Dataset data, Example example) {
    Thumbnail view = new Thumbnail(example.image(), SIDE);
    Controls.tooltip(
        view,
        texts.bind(
            messages ->
                ClassNames.translated(messages, data.name(), data.labels()).get(example.label())));
    return view;
  }
}
