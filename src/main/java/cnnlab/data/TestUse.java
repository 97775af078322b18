package cnnlab.data;

/** What the images are for that a data set's authors set apart as its test. */
public enum TestUse {
  /** They validate: the best epoch is chosen on them, which makes it look better than it is. */
  VALIDATION,
  /** They are looked at once, after the last epoch, with the weights of the best. */
  AT_END,
  /** They are looked at after every epoch, and no choice follows from it. */
  EACH_EPOCH
}
