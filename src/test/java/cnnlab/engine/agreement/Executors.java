package cnnlab.engine.agreement;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.weights.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The engines that must compute the same. */
public final class Executors {
  public static final Engine PORTABLE = new Dl4jEngine();

  private Executors() {}

  /** Those that this machine can run. */
  public static Stream<Named<Engine>> all() {
    Stream<Named<Engine>> portable = Stream.of(Named.of("ND4J", PORTABLE));
    return OneDnnEngine.fitsThisMachine()
        ? Stream.concat(portable, Stream.of(Named.of("oneDNN", new OneDnnEngine())))
        : portable;
  }

  static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.data().remaining()];
    tensor.data().duplicate().get(values);
    return values;
  }
}
