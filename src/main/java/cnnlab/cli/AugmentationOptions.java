package cnnlab.cli;

import cnnlab.data.transform.Augmentation;
import cnnlab.training.DefaultSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Random changes to training images. */
final class AugmentationOptions {
  @Option(
      names = "--augment",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Crop and mirror training images at random. Default: yes.")
  private boolean byDefault = true;

  @Option(
      names = "--crop",
      paramLabel = "PIXELS",
      description =
          "Crop at random after so many black pixels were added on each side; 0 for off. Default:"
              + " as --augment has it.")
  private @Nullable Integer crop;

  @Option(
      names = "--flip",
      negatable = true,
      description = "Mirror left to right at random. Default: as --augment has it.")
  private @Nullable Boolean flip;

  @Option(
      names = "--resized-crop",
      paramLabel = "X",
      description =
          "Train on windows of between this share and all of an image's area, scaled to the input."
              + " 0.08 is usual for large photos. Default: off.")
  private double resizedCrop;

  @Option(
      names = "--multi-scale",
      paramLabel = "X",
      description =
          "Train on windows of images scaled to between 1 and this many times the input size."
              + " Default: off.")
  private double multiScale;

  @Option(
      names = "--rotate",
      paramLabel = "DEGREES",
      description = "Rotate by up to this angle to either side. Default: off.")
  private double rotation;

  @Option(
      names = "--color-jitter",
      paramLabel = "X",
      description =
          "Multiply brightness, contrast and saturation by between 1 - X and 1 + X. Default: off.")
  private double colorJitter;

  @Option(
      names = "--cutout",
      paramLabel = "PIXELS",
      description = "Make a square of this side black at a random place. Default: off.")
  private int cutout;

  /** What was chosen, for an input of this many pixels. */
  Augmentation chosen(int inputSize) {
    Augmentation base = byDefault ? DefaultSettings.augmentation(inputSize) : Augmentation.NONE;
    return new Augmentation(
        crop == null ? base.cropPadding() : crop,
        flip == null ? base.flip() : flip,
        resizedCrop,
        multiScale,
        rotation,
        colorJitter,
        cutout);
  }
}
