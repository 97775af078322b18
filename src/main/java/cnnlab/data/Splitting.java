package cnnlab.data;

/**
 * How the parts of a data set become training, validation and test split.
 *
 * @param validationShare share of the training images (above 0, below 1), of every class alike,
 *     that validates where no part of its own does
 * @param testUse what the data's own test images are for
 * @param seed chooses the share
 */
public record Splitting(double validationShare, TestUse testUse, long seed) {}
