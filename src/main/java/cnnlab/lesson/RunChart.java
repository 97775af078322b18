package cnnlab.lesson;

/** What is drawn of runs that a step trains or plays. */
public enum RunChart {
  /** On training and validation images, after each epoch. */
  ACCURACY,
  /** On the training images, over the iterations. */
  LOSS,
  /** Norm of each layer's gradient, from the first layer to the last, in the epoch in view. */
  GRADIENTS
}
