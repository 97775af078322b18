package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.text.UserProblem;
import java.util.List;

/** A network in Keras's functional style. */
final class KerasCode {
  /** Begins as the lab's do, He 2015. */
  private static final String CONVOLUTION =
      "\nConv2D = functools.partial(layers.Conv2D, kernel_initializer=\"he_normal\")\n";

  private KerasCode() {}

  /** The text of a Python file. */
  static String of(Architecture given) throws UserProblem {
    ModuleNames names = ModuleNames.ofKeras(given);
    Architecture architecture = names.architecture();
    FunctionWriter writer =
        new FunctionWriter(architecture, new KerasDialect(architecture), new KerasSyntax());
    FunctionWriter.Body body = writer.body();
    String functions = writer.functions();
    int classes = new Classifiers(architecture, Call.CLASSES).classes();
    String parameter = classes == 0 ? "" : Call.CLASSES + "=" + classes;
    StringBuilder main = new StringBuilder("\n\ndef build(" + parameter + "):\n");
    Op.Input input = architecture.input();
    main.append(
        "    inputs = keras.Input((%d, %d, %d), name=%s)\n    x = inputs\n"
            .formatted(
                input.height(),
                input.width(),
                input.channels(),
                PythonText.quoted(architecture.layers().getFirst().name())));
    for (String statement : body.statements()) {
      main.append(statement.startsWith("#") ? "\n    " : "    ").append(statement).append('\n');
    }
    List<String> results = body.results();
    String outputs =
        results.size() == 1 ? results.getFirst() : "[" + String.join(", ", results) + "]";
    main.append("\n    return keras.Model(inputs, ").append(outputs).append(", name=");
    main.append(PythonText.quoted(modelName(architecture))).append(")\n");
    String network = functions + main;
    String end =
        """


        if __name__ == "__main__":
            model = build()
            if len(sys.argv) > 1:
                load_weights(model, sys.argv[1])
            model.summary()
        """;
    StringBuilder helpers = new StringBuilder();
    Snippets.usedBy(network + end, "keras.py")
        .forEach(it -> helpers.append("\n\n").append(it).append('\n'));
    boolean needsOps = helpers.indexOf("ops.") >= 0;
    String code =
        "\"\"\""
            + About.docstring(names, Framework.KERAS)
            + "\n\"\"\"\n\n"
            + (network.contains(" Conv2D(") ? "import functools\n" : "")
            + "import sys\n\nimport keras\nfrom keras import layers"
            + (needsOps ? ", ops\n" : "\n")
            + (network.contains(" Conv2D(") ? CONVOLUTION : "")
            + helpers
            + network
            + end;
    return LongLines.broken(code, LongLines.PYTHON);
  }

  /** The network's name in the characters that TensorFlow allows in the name of a graph's scope. */
  private static String modelName(Architecture architecture) {
    String plain = architecture.name().replaceAll("[^A-Za-z0-9_.-]+", "_");
    return plain.matches("[A-Za-z0-9.].*") ? plain : "network" + plain;
  }
}
