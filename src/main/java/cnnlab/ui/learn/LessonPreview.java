package cnnlab.ui.learn;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.layout.Page;
import cnnlab.diagram.layout.PageDrawing;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.render.png.Png;
import cnnlab.diagram.scene.Theme;
import cnnlab.lesson.LabPlace;
import cnnlab.lesson.LabState;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.value.LessonImages;
import cnnlab.lesson.value.NetworkValues;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.image.Thumbnail;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.image.Image;

/**
 * What a lesson is about, to look at before it is begun: a network of its, or an image.
 *
 * @param name what it is called; "" for an image
 * @param pixelated whether each of its pixels is to be seen
 */
record LessonPreview(Image image, String name, boolean pixelated) {
  private static final int MOST = 3;
  private static final Page SHAPE = new Page(4, 3);

  /** Pixels of a diagram; twice what the page is wide, for sharp screens. */
  private static final double WIDTH = 1200;

  private static final double LARGEST_SCALE = 2.5;
  private static final int FEW_PIXELS = 100;

  /** The first networks and images that a lesson shows, each once. For any thread. */
  static List<LessonPreview> of(Lesson lesson, Theme theme, Messages messages) throws UserProblem {
    NetworkValues networks = new NetworkValues(lesson.folder());
    LessonImages images = new LessonImages(lesson.folder());
    Set<String> seen = new LinkedHashSet<>();
    List<LessonPreview> pictures = new ArrayList<>();
    for (LessonStep step : lesson.steps()) {
      LabState state = step.show();
      if (state == null || pictures.size() == MOST || step instanceof LessonStep.Reveal) {
        continue;
      }
      String network = state.settings().get("network");
      String image = state.settings().get("image");
      if (state.place() == LabPlace.EXPLORE && network != null && seen.add(network)) {
        pictures.add(diagram(networks, network, theme, messages));
      } else if (state.place() == LabPlace.INSPECT && image != null && seen.add(image)) {
        pictures.add(photo(images.image(image)));
      }
    }
    return pictures;
  }

  private static LessonPreview diagram(
      NetworkValues networks, String network, Theme theme, Messages messages) throws UserProblem {
    PageDrawing page =
        PageDrawing.of(networks.analysis(network), SHAPE, Quantity.KIND, theme, messages);
    double scale = Math.min(LARGEST_SCALE, WIDTH / page.drawing().width());
    Image image = new Image(new ByteArrayInputStream(Png.of(page.drawing(), page.look(), scale)));
    return new LessonPreview(image, Catalogue.title(network), false);
  }

  private static LessonPreview photo(RgbImage image) {
    return new LessonPreview(Thumbnail.image(image), "", image.width() < FEW_PIXELS);
  }
}
