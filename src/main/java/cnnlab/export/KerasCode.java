package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.text.UserProblem;
import java.util.List;

/** A network in Keras's functional style. */
final class KerasCode {
  private KerasCode() {}

  /** The text of a Python file. */
  static String of(Architecture architecture) throws UserProblem {
    FunctionWriter writer =
        new FunctionWriter(architecture, new KerasDialect(architecture), new KerasSyntax());
    FunctionWriter.Body body = writer.body();
    String functions = writer.functions();
    StringBuilder main = new StringBuilder("\n\ndef build():\n");
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
    StringBuilder helpers = new StringBuilder();
    Snippets.usedBy(network, "keras.py")
        .forEach(it -> helpers.append("\n\n").append(it).append('\n'));
    boolean needsOps = helpers.indexOf("ops.") >= 0;
    String code =
        "\"\"\""
            + String.join("\n", About.lines(architecture, "The answers are logits."))
            + "\n\"\"\"\n\nimport keras\nfrom keras import layers"
            + (needsOps ? ", ops\n" : "\n")
            + helpers
            + network
            + "\n\nif __name__ == \"__main__\":\n    build().summary()\n";
    return LongLines.broken(code, LongLines.PYTHON);
  }

  /** The network's name in the characters that TensorFlow allows in the name of a graph's scope. */
  private static String modelName(Architecture architecture) {
    String plain = architecture.name().replaceAll("[^A-Za-z0-9_.-]+", "_");
    return plain.matches("[A-Za-z0-9.].*") ? plain : "network" + plain;
  }
}
