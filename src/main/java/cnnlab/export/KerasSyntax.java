package cnnlab.export;

import cnnlab.arch.Op;
import cnnlab.export.Part.Leaf;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Keras's functional style in Python. */
final class KerasSyntax implements FunctionWriter.Syntax {

  @Override
  public String inputs(Part part, List<String> variables) {
    String all = String.join(", ", variables);
    boolean list = part instanceof Leaf leaf && leaf.layer().op() instanceof Op.Join;
    return list ? "[" + all + "]" : all;
  }

  @Override
  public String name(String name) {
    return PythonText.quoted(name);
  }

  @Override
  public String nameWithin(String relativeName) {
    return "f\"{name}." + PythonText.inFormatted(relativeName) + "\"";
  }

  @Override
  public String nameInLoop(String stem) {
    return "f\"" + PythonText.inFormatted(stem) + "{i}\"";
  }

  @Override
  public String argument(Template.Parameter parameter, String value) {
    return PythonText.argument(parameter, value);
  }

  @Override
  public String call(Template template, List<String> arguments) {
    String all =
        arguments.stream()
            .filter(it -> !it.isEmpty())
            .map(it -> it + ", ")
            .collect(Collectors.joining());
    return functionName(template) + "(" + INPUTS + ", " + all + "name=" + NAME + ")";
  }

  @Override
  public String assignment(String target, boolean isNew, String value) {
    return target + " = " + value;
  }

  @Override
  public String result(String variable) {
    return "return " + variable;
  }

  @Override
  public String comment(String text) {
    return "# " + Literal.comment(text);
  }

  @Override
  public List<String> loop(int start, int end, String statement) {
    return List.of("for i in range(" + start + ", " + end + "):", "    " + statement);
  }

  @Override
  public String function(Template template, List<String> body) {
    String declared = PythonText.parameters(template);
    String parameters = declared.isEmpty() ? "" : declared + ", ";
    return "\n\ndef %s(x, %s*, name):\n    %s\n"
        .formatted(functionName(template), parameters, String.join("\n    ", body));
  }

  private static String functionName(Template template) {
    String name = template.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    return PythonText.identifier(name.toLowerCase(Locale.ROOT));
  }
}
