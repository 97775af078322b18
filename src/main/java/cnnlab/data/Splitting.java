package cnnlab.data;

import cnnlab.data.correction.Corrections;

/**
 * How the parts of a data set become training, validation and test split.
 *
 * @param validationShare share of the training images (above 0, below 1), of every class alike,
 *     that validates where no part of its own does
 * @param testUse what the data's own test images are for
 * @param seed chooses the share
 * @param corrections of images, whatever part they come to lie in: a part holds the same images
 *     with and without them but for those excluded
 */
public record Splitting(
    double validationShare, TestUse testUse, long seed, Corrections corrections) {

  /** The same of corrected data. */
  public Splitting with(Corrections others) {
    return new Splitting(validationShare, testUse, seed, others);
  }

  /** Of the data as they come. */
  public Splitting(double validationShare, TestUse testUse, long seed) {
    this(validationShare, testUse, seed, Corrections.NONE);
  }
}
