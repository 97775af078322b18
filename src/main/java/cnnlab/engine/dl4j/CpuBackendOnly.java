package cnnlab.engine.dl4j;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Hides ND4J's CUDA backend from its search for backends, which would otherwise take it whenever it
 * is on the class path; only an environment variable could say otherwise.
 */
final class CpuBackendOnly extends ClassLoader {
  private static final String SERVICES = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final String CUDA = "nd4j-cuda";

  CpuBackendOnly(ClassLoader parent) {
    super(parent);
  }

  static boolean isCudaOnClassPath() {
    ClassLoader loader = CpuBackendOnly.class.getClassLoader();
    return loader.getResource("org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> found = super.getResources(name);
    if (!name.equals(SERVICES)) {
      return found;
    }
    List<URL> kept =
        Collections.list(found).stream().filter(url -> !url.getPath().contains(CUDA)).toList();
    return Collections.enumeration(kept);
  }
}
