package cnnlab.export;

import java.util.List;
import java.util.stream.Collectors;

/** Methods that add to DL4J's GraphBuilder, in Java. */
final class Dl4jSyntax implements FunctionWriter.Syntax {

  @Override
  public String inputs(Part part, List<String> variables) {
    return String.join(", ", variables);
  }

  @Override
  public String name(String name) {
    return JavaText.quoted(name);
  }

  @Override
  public String nameWithin(String relativeName) {
    return "name + " + JavaText.quoted("." + relativeName);
  }

  @Override
  public String nameInLoop(String stem) {
    return JavaText.quoted(stem) + " + i";
  }

  @Override
  public String argument(Template.Parameter parameter, String value) {
    return value;
  }

  @Override
  public String call(Template template, List<String> arguments) {
    String all = arguments.stream().map(it -> ", " + it).collect(Collectors.joining());
    return methodName(template) + "(" + NAME + ", " + INPUTS + all + ")";
  }

  @Override
  public String assignment(String target, boolean isNew, String value) {
    return (isNew ? "String " : "") + target + " = " + value + ";";
  }

  @Override
  public String result(String variable) {
    return "return " + variable + ";";
  }

  @Override
  public String comment(String text) {
    return "// " + Literal.comment(text);
  }

  @Override
  public List<String> loop(int start, int end, String statement) {
    return List.of("for (int i = " + start + "; i < " + end + "; i++) {", "  " + statement, "}");
  }

  @Override
  public String function(Template template, List<String> body) {
    String parameters =
        template.parameters().stream()
            .map(it -> ", " + type(it) + " " + it.name())
            .collect(Collectors.joining());
    return "\n  private String %s(String name, String x%s) {\n    %s\n  }\n"
        .formatted(methodName(template), parameters, String.join("\n    ", body));
  }

  private static String type(Template.Parameter parameter) {
    String value = parameter.values().getFirst();
    if (value.equals("true") || value.equals("false")) {
      return "boolean";
    }
    return value.contains(".") ? "double" : "int";
  }

  private static String methodName(Template template) {
    return JavaText.identifier(template.name());
  }
}
