package cnnlab.lesson;

import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Target;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.lesson.value.LessonImages;
import cnnlab.lesson.value.RunValues;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Makes the adversarial image of the lesson "When not to believe it": {@code java
 * cnnlab.lesson.AdversarialImage RUN IMAGE LEVELS CLASS FILE.png} moves every pixel of a gray image
 * by at most so many of 256 levels, in the direction that makes a class likelier (Goodfellow 2015,
 * 1412.6572, in steps of one level).
 */
public final class AdversarialImage {
  private static final int STEPS = 40;

  private AdversarialImage() {}

  public static void main(String[] arguments) throws Exception {
    int most = Integer.parseInt(arguments[2]);
    Path lesson = LessonLibrary.root().resolve("15-when-not-to-believe");
    RgbImage original = new LessonImages(lesson).image(arguments[1]);
    RgbImage fooling = new RgbImage(original.width(), original.height(), original.rgb().clone());
    try (TrainedNetwork network =
        TrainedNetwork.ofRun(new Dl4jEngine(), new RunValues(lesson).stored(arguments[0]))) {
      int wanted = network.labels().indexOf(arguments[3]);
      String input = network.architecture().layers().getFirst().name();
      for (int step = 0; step < STEPS; step++) {
        Batch batch = network.batch(List.of(fooling));
        float[] slope =
            network
                .gradients(batch, new Target.Loss(wanted), BackwardRule.GRADIENT, Set.of(input))
                .gradient(input)
                .values();
        move(original, fooling, slope, most);
      }
      for (RgbImage image : List.of(original, fooling)) {
        Prediction top = network.predict(image, 1).getFirst();
        System.out.println(top.label() + " " + top.probability());
      }
    }
    write(fooling, new File(arguments[4]));
  }

  private static void move(RgbImage original, RgbImage fooling, float[] slope, int most) {
    int pixels = original.width() * original.height();
    for (int i = 0; i < pixels; i++) {
      float sum = slope[i] + slope[pixels + i] + slope[2 * pixels + i];
      int before = original.rgb()[3 * i] & 0xff;
      int now = (fooling.rgb()[3 * i] & 0xff) - (int) Math.signum(sum);
      byte kept = (byte) Math.clamp(Math.clamp(now, before - most, before + most), 0, 255);
      fooling.rgb()[3 * i] = kept;
      fooling.rgb()[3 * i + 1] = kept;
      fooling.rgb()[3 * i + 2] = kept;
    }
  }

  private static void write(RgbImage image, File file) throws Exception {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < image.width() * image.height(); i++) {
      int level = image.rgb()[3 * i] & 0xff;
      picture.setRGB(i % image.width(), i / image.width(), level * 0x010101);
    }
    ImageIO.write(picture, "png", file);
  }
}
