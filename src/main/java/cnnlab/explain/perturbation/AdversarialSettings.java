package cnnlab.explain.perturbation;

/**
 * How an image is changed to deceive a network.
 *
 * @param epsilon by how much each color may change, on the scale 0 to 1
 * @param steps 1 for the fast gradient sign method (Goodfellow et al. 2015); more for projected
 *     gradient descent (Madry et al. 2018)
 * @param rate by how much a step changes each color
 * @param targeted whether the class is to be reached, not to be left
 */
public record AdversarialSettings(double epsilon, int steps, double rate, boolean targeted) {

  /** One step as far as may be. */
  public static AdversarialSettings fgsm(double epsilon, boolean targeted) {
    return new AdversarialSettings(epsilon, 1, epsilon, targeted);
  }

  /** Steps that together reach two and a half times as far as may be, so that they can turn. */
  public static AdversarialSettings pgd(double epsilon, int steps, boolean targeted) {
    return new AdversarialSettings(epsilon, steps, 2.5 * epsilon / steps, targeted);
  }
}
