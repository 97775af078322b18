package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.export.Part.Group;
import cnnlab.export.Part.Leaf;
import cnnlab.export.Statements.Statement;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network as PyTorch modules: a class for each kind of block, the names of whose parameters are
 * those of the lab's weight files.
 */
final class PyTorchCode {
  private static final String INDENT = "        ";
  private static final int DEEPEST_NESTING = 2;

  /** As the lab draws them; fully connected layers begin as PyTorch's do anyway. */
  private static final String INITIALIZATION =
      """
              for module in self.modules():
                  if isinstance(module, nn.Conv2d):
                      mode = "fan_out" if module.bias is None else "fan_in"
                      nn.init.kaiming_normal_(module.weight, mode=mode, nonlinearity="relu")
                      if module.bias is not None:
                          nn.init.zeros_(module.bias)
      """;

  private final ModuleNames names;
  private final Architecture architecture;
  private final Classifiers classifiers;
  private final List<Part> parts;
  private final Templates templates;
  private final StringBuilder code = new StringBuilder();

  private PyTorchCode(ModuleNames names) throws UserProblem {
    this.names = names;
    architecture = names.architecture();
    classifiers = new Classifiers(architecture, Call.CLASSES);
    parts = PartTree.of(architecture).stream().filter(part -> !isInput(part)).toList();
    templates =
        Templates.of(
            parts,
            architecture.layers(),
            Shapes.of(architecture),
            new PyTorchDialect(classifiers),
            group -> !isSequence(group));
  }

  /** The text of a Python file. */
  static String of(Architecture architecture) throws UserProblem {
    PyTorchCode result = new PyTorchCode(ModuleNames.ofPyTorch(architecture));
    result.write();
    return LongLines.broken(result.code.toString(), LongLines.PYTHON);
  }

  private static boolean isInput(Part part) {
    return part instanceof Leaf leaf && leaf.layer().op() instanceof Op.Input;
  }

  /** A chain with numbers among its names has no attributes of these names: it is no class. */
  private static boolean isSequence(Group group) {
    return group.isSequence() || (group.isChain() && !hasIdentifiers(group.name(), group.parts()));
  }

  private static boolean hasIdentifiers(String group, List<Part> parts) {
    return parts.stream()
        .filter(part -> !isFunction(part))
        .map(part -> Part.relativeName(part, group).split("\\.", 2)[0])
        .allMatch(PythonText::isAttribute);
  }

  private void write() throws UserProblem {
    code.append("\"\"\"");
    code.append(About.docstring(names, Framework.PYTORCH)).append("\n\"\"\"\n\n");
    int imports = code.length();
    code.append("import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n");
    int start = code.length();
    for (Template template : templates.all()) {
      writeBlock(template);
    }
    String name = BlockNames.camelCase(architecture.name());
    name = PythonText.isAttribute(name) && !templates.isTaken(name) ? name : "Network" + name;
    writeNetwork(name);
    for (String snippet : Snippets.usedBy(code.substring(start), "pytorch.py")) {
      code.insert(start, "\n\n" + snippet + "\n");
    }
    if (code.indexOf("OrderedDict(") >= 0) {
      code.insert(imports, "from collections import OrderedDict\n\n");
    }
    Op.Input input = architecture.input();
    code.append(
        """


        if __name__ == "__main__":
            network = %s().eval()
            print(network(torch.randn(1, %d, %d, %d)).shape)
        """
            .formatted(name, input.channels(), input.height(), input.width()));
  }

  private void writeBlock(Template template) {
    Group block = template.model();
    writeClass(
        template.name(),
        PythonText.parameters(template),
        hasIdentifiers(block.name(), block.parts()));
    writeModules(block.name(), block.parts(), template.texts().iterator());
    code.append("\n    def forward(self, x):\n");
    Statements statements =
        Statements.of(
            block.name(),
            block.parts(),
            block.input(),
            List.of(block.output()),
            PythonText::identifier);
    writeForward(block.name(), statements, statements.variable(block.output()), Set.of());
  }

  private void writeNetwork(String name) {
    int classes = classifiers.classes();
    writeClass(name, classes == 0 ? "" : Call.CLASSES + "=" + classes, hasIdentifiers("", parts));
    List<String> values =
        parts.stream().flatMap(it -> templates.holes(it).stream()).map(Hole::value).toList();
    writeModules("", parts, values.iterator());
    if (architecture.layers().stream().anyMatch(layer -> layer.op() instanceof Op.Conv)) {
      code.append(INITIALIZATION);
    }
    code.append("\n    def forward(self, x):\n");
    List<String> heads = architecture.heads().stream().map(Head::layer).toList();
    Statements statements =
        Statements.of(
            "", parts, architecture.layers().getFirst().name(), heads, PythonText::identifier);
    List<String> results = heads.stream().map(statements::variable).toList();
    String all = "(" + String.join(", ", results) + ") if self.training else " + results.getFirst();
    Set<String> onlyTraining = new HashSet<>(heads.subList(1, heads.size()));
    writeForward("", statements, heads.size() > 1 ? all : results.getFirst(), onlyTraining);
  }

  private void writeClass(String name, String parameters, boolean hasIdentifiers) {
    String base = hasIdentifiers ? "nn.Module" : "nn.ModuleDict";
    code.append("\n\nclass ").append(name).append('(').append(base).append("):\n");
    code.append("    def __init__(self")
        .append(parameters.isEmpty() ? "" : ", ")
        .append(parameters);
    code.append("):\n");
    code.append(INDENT).append("super().__init__()\n");
  }

  private void writeModules(String group, List<Part> inside, Iterator<String> values) {
    Set<String> containers = new HashSet<>();
    for (Part part : inside) {
      if (isFunction(part)) {
        continue;
      }
      String target = "self";
      String[] names = Part.relativeName(part, group).split("\\.", -1);
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < names.length - 1; i++) {
        path.append('.').append(names[i]);
        if (containers.add(path.toString())) {
          code.append(INDENT).append(assignment(target, names[i], "nn.ModuleDict()")).append('\n');
        }
        target = member(target, names[i]);
      }
      containers.add(path + "." + names[names.length - 1]);
      String made = module(part, values, INDENT);
      code.append(INDENT).append(assignment(target, names[names.length - 1], made)).append('\n');
    }
  }

  private static String assignment(String target, String name, String value) {
    return member(target, name) + " = " + value;
  }

  /** An attribute, or an entry of an nn.ModuleDict. */
  private static String member(String target, String name) {
    return PythonText.isAttribute(name)
        ? target + "." + name
        : target + "[" + PythonText.quoted(name) + "]";
  }

  private String module(Part part, Iterator<String> values, String indent) {
    return switch (part) {
      case Leaf leaf -> templates.call(leaf).text(values);
      case Group group when templates.isBlock(group) -> block(group, values);
      case Group group -> sequence(group, values, indent);
    };
  }

  private String block(Group group, Iterator<String> values) {
    Template template = templates.template(group);
    String arguments =
        template.parameters().stream()
            .map(parameter -> PythonText.argument(parameter, values.next()))
            .filter(argument -> !argument.isEmpty())
            .collect(Collectors.joining(", "));
    return template.name() + "(" + arguments + ")";
  }

  /** Equal modules in a row are made in a loop; names that are no numbers are written out. */
  private String sequence(Group group, Iterator<String> values, String indent) {
    String inner = indent + "    ";
    List<String> modules = group.parts().stream().map(it -> module(it, values, inner)).toList();
    if (!group.isSequence()) {
      return "nn.Sequential(OrderedDict([\n"
          + named(group, modules).stream()
              .map(it -> inner + it + ",\n")
              .collect(Collectors.joining())
          + indent
          + "]))";
    }
    List<String> lines = inLoops(modules, inner);
    if (lines.size() == 1) {
      return "nn.Sequential(" + lines.getFirst() + ")";
    }
    return "nn.Sequential(\n" + inner + String.join(",\n" + inner, lines) + ",\n" + indent + ")";
  }

  private static List<String> named(Group group, List<String> modules) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      String name = Part.relativeName(group.parts().get(i), group.name());
      entries.add("(" + PythonText.quoted(name) + ", " + modules.get(i) + ")");
    }
    return entries;
  }

  private static List<String> inLoops(List<String> modules, String inner) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < modules.size(); ) {
      int end = i;
      while (end < modules.size() && modules.get(end).equals(modules.get(i))) {
        end++;
      }
      lines.add(
          end - i > 2
              ? "*[" + modules.get(i) + " for _ in range(" + (end - i) + ")]"
              : String.join(",\n" + inner, modules.subList(i, end)));
      i = end;
    }
    return lines;
  }

  private void writeForward(
      String group, Statements statements, String result, Set<String> onlyTraining) {
    List<String> lines = new ArrayList<>();
    String before = "";
    boolean activated = false;
    int nesting = 0;
    String pending = "";
    for (Statement statement : statements.all()) {
      boolean nests =
          mayNest(statement.part())
              && !(activated && isActivation(statement.part()))
              && nesting < DEEPEST_NESTING
              && !pending.isEmpty()
              && statement.arguments().equals(List.of(before))
              && statement.target().equals(before);
      nesting = nests ? nesting + 1 : 0;
      if (!nests && !pending.isEmpty()) {
        lines.add(before + " = " + pending);
      }
      List<String> arguments = nests ? List.of(pending) : statement.arguments();
      pending = expression(statement.part(), group, arguments);
      if (onlyTraining.contains(statement.part().output())) {
        pending += " if self.training else None";
      }
      before = statement.target();
      activated = isActivation(statement.part());
    }
    if (before.equals(result)) {
      lines.add("return " + pending);
    } else {
      lines.add(before + " = " + pending);
      lines.add("return " + result);
    }
    lines.forEach(line -> code.append(INDENT).append(line).append('\n'));
  }

  private static boolean mayNest(Part part) {
    return part instanceof Leaf leaf
        && (leaf.layer().op() instanceof Op.BatchNorm
            || leaf.layer().op() instanceof Op.Activation);
  }

  private static boolean isActivation(Part part) {
    return part instanceof Leaf leaf && leaf.layer().op() instanceof Op.Activation;
  }

  /** Layers that are written where they are used: they have nothing to remember. */
  private static boolean isFunction(Part part) {
    return part instanceof Leaf leaf
        && switch (leaf.layer().op()) {
          case Op.Activation _, Op.Flatten _, Op.Scale _, Op.Join _ -> true;
          case Op.Parametric _, Op.ParameterFree _ -> false;
        };
  }

  private String expression(Part part, String group, List<String> arguments) {
    if (!isFunction(part)) {
      String made = "self";
      for (String name : Part.relativeName(part, group).split("\\.", -1)) {
        made = member(made, name);
      }
      return made + "(" + arguments.getFirst() + ")";
    }
    Leaf leaf = (Leaf) part;
    return switch (leaf.layer().op()) {
      case Op.Activation function -> PyTorchDialect.activation(function, arguments.getFirst());
      case Op.Flatten _ -> "torch.flatten(" + arguments.getFirst() + ", 1)";
      default -> {
        Call call = templates.call(leaf);
        yield call.open() + String.join(call.separator(), arguments) + call.close();
      }
    };
  }
}
