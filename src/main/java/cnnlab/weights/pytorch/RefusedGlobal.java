package cnnlab.weights.pytorch;

import java.util.Set;

/** A pickle names a class or function that weights do not need. */
final class RefusedGlobal extends Exception {
  private static final int LONGEST = 80;
  private static final Set<String> OF_MODELS =
      Set.of("torch", "torchvision", "timm", "__main__", "models", "model", "net");
  private static final Set<String> OF_PYTHON =
      Set.of(
          "builtins",
          "__builtin__",
          "os",
          "posix",
          "nt",
          "sys",
          "subprocess",
          "pty",
          "socket",
          "code",
          "ctypes",
          "importlib",
          "runpy",
          "shutil",
          "timeit",
          "types",
          "operator",
          "functools",
          "pickle",
          "pathlib",
          "argparse",
          "webbrowser",
          "tempfile",
          "threading",
          "multiprocessing");

  private final String global;
  private final boolean model;

  /**
   * @param first whether it is what the pickle begins with, as an object of this class does
   */
  RefusedGlobal(String module, String name, boolean first) {
    global = printable(module + "." + name);
    boolean isClass = !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    String top = module.replaceFirst("\\..*", "");
    model = isClass && (OF_MODELS.contains(top) || (first && !OF_PYTHON.contains(top)));
  }

  /** Module and name, fit to be shown. */
  String global() {
    return global;
  }

  /** Whether it is the class of a network or of a part of one. */
  boolean isModel() {
    return model;
  }

  private static String printable(String name) {
    String shown = name.replaceAll("[^\\p{Alnum}._]", "?");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }
}
