package cnnlab.data;

/**
 * Random changes to training images.
 *
 * @param cropPadding black pixels added on each side before a random crop back to the input size; 0
 *     for no random crop
 * @param flip mirror left to right with probability 1/2
 */
public record Augmentation(int cropPadding, boolean flip) {
  public static final Augmentation NONE = new Augmentation(0, false);
}
