package org.nd4j.nativeblas;

/**
 * The class that DL4J 1.0.0-M2.1 looks for before it lets its layers use oneDNN. ND4J has since
 * moved it, so that the layers fall back to matrix products, ten times slower. Without the system
 * property {@code org.eclipse.deeplearning4j.helpers.disable=false} nothing looks for it.
 */
@SuppressWarnings("unused") // DL4J calls it by reflection
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** ND4J's settings, of which DL4J wants to know one. */
  public static final class Environment {
    private Environment() {}

    public static Environment getInstance() {
      return new Environment();
    }

    public boolean isUseMKLDNN() {
      return true;
    }
  }
}
