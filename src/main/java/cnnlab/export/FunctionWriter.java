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
import java.util.Iterator;
import java.util.List;

/**
 * Writes a network as functions that add layers to a graph: one for each kind of block that occurs
 * more than once; what occurs once is written in place. Equal blocks in a row become a loop.
 */
final class FunctionWriter {
  private static final int SHORTEST_LOOP = 3;

  private final Architecture architecture;
  private final Syntax syntax;
  private final Dialect dialect;
  private final List<Part> parts;
  private final Templates templates;

  /** A statement as text, its layer's name still open. */
  private record Line(Part part, String text) {}

  FunctionWriter(Architecture architecture, Dialect dialect, Syntax syntax) throws UserProblem {
    this.architecture = architecture;
    this.syntax = syntax;
    this.dialect = dialect;
    Shapes shapes = Shapes.of(architecture);
    List<Part> tree = PartTree.of(architecture).stream().filter(part -> !isInput(part)).toList();
    Templates all =
        Templates.of(tree, architecture.layers(), shapes, dialect, it -> !it.isSequence());
    parts = inPlace(tree, all);
    templates = Templates.of(parts, architecture.layers(), shapes, dialect, _ -> true);
  }

  private static boolean isInput(Part part) {
    return part instanceof Leaf leaf && leaf.layer().op() instanceof Op.Input;
  }

  /** Only groups that are repeated are left. */
  private static List<Part> inPlace(List<Part> parts, Templates all) {
    List<Part> result = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Group group) {
        List<Part> inside = inPlace(group.parts(), all);
        if (all.isBlock(group) && all.count(group) > 1) {
          result.add(new Group(group.name(), inside, group.input(), group.output()));
        } else {
          result.addAll(inside);
        }
      } else {
        result.add(part);
      }
    }
    return result;
  }

  /** The functions of the blocks. */
  String functions() {
    StringBuilder code = new StringBuilder();
    for (Template template : templates.all()) {
      Group block = template.model();
      List<String> results = List.of(block.output());
      Statements statements =
          Statements.of(block.name(), block.parts(), block.input(), results, dialect::identifier);
      Iterator<String> texts = template.texts().iterator();
      List<String> body = new ArrayList<>();
      for (Statement statement : statements.all()) {
        String name = syntax.nameWithin(Part.relativeName(statement.part(), block.name()));
        body.add(text(statement, texts).replace(Syntax.NAME, name));
      }
      body.removeIf(String::isEmpty);
      body.add(syntax.result(statements.variable(block.output())));
      code.append(syntax.function(template, body));
    }
    return code.toString();
  }

  /** The statements of the network and, last, the variables of its classifiers. */
  Body body() {
    List<String> heads = architecture.heads().stream().map(Head::layer).toList();
    String input = architecture.layers().getFirst().name();
    Statements statements = Statements.of("", parts, input, heads, dialect::identifier);
    List<Line> lines = new ArrayList<>();
    for (Statement statement : statements.all()) {
      Iterator<String> values =
          templates.holes(statement.part()).stream().map(Hole::value).iterator();
      lines.add(new Line(statement.part(), text(statement, values)));
    }
    return new Body(written(lines), heads.stream().map(statements::variable).toList());
  }

  /** Statements, and the variables that hold the network's answers. */
  record Body(List<String> statements, List<String> results) {}

  private List<String> written(List<Line> lines) {
    List<String> code = new ArrayList<>();
    String block = "";
    for (int i = 0; i < lines.size(); ) {
      Part part = lines.get(i).part();
      String now = heading(part);
      if (!now.equals(block)) {
        block = now;
        if (!block.isEmpty()) {
          code.add(syntax.comment(block));
        }
      }
      int end = endOfRun(lines, i);
      if (end - i >= SHORTEST_LOOP) {
        String name = part.name();
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        String text = lines.get(i).text().replace(Syntax.NAME, syntax.nameInLoop(stem));
        code.addAll(syntax.loop(index(name), index(name) + end - i, text));
        i = end;
      } else {
        String text = lines.get(i).text().replace(Syntax.NAME, syntax.name(part.name()));
        if (!text.isEmpty()) {
          code.add(text);
        }
        i++;
      }
    }
    return code;
  }

  /** The outermost block that the part lies in, unless it is that block. */
  private String heading(Part part) {
    String block = architecture.layer(part.output()).block().split("\\.", 2)[0];
    return block.equals(part.name()) ? "" : block;
  }

  /** How far the same text goes on with one number after the other. */
  private static int endOfRun(List<Line> lines, int start) {
    int end = start + 1;
    Line first = lines.get(start);
    if (!(first.part() instanceof Group) || index(first.part().name()) < 0) {
      return end;
    }
    while (end < lines.size()
        && lines.get(end).text().equals(first.text())
        && follows(lines.get(end - 1).part().name(), lines.get(end).part().name())) {
      end++;
    }
    return end;
  }

  private static boolean follows(String name, String next) {
    int dot = name.lastIndexOf('.') + 1;
    return next.equals(name.substring(0, dot) + (index(name) + 1));
  }

  private static int index(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.matches("\\d{1,6}") ? Integer.parseInt(last) : -1;
  }

  private String text(Statement statement, Iterator<String> values) {
    String inputs = syntax.inputs(statement.part(), statement.arguments());
    String expression =
        switch (statement.part()) {
          case Leaf leaf -> templates.call(leaf).text(values);
          case Group group -> {
            Template template = templates.template(group);
            List<String> arguments =
                template.parameters().stream()
                    .map(parameter -> syntax.argument(parameter, values.next()))
                    .toList();
            yield syntax.call(template, arguments);
          }
        };
    String made = expression.replace(Syntax.INPUTS, inputs);
    return made.equals(statement.target())
        ? ""
        : syntax.assignment(statement.target(), statement.isNew(), made);
  }

  /** What a loop or a call looks like in a language. */
  interface Syntax {
    /** Stands for the layer's name in a {@link Call}. */
    String NAME = "\u0001";

    /** Stands for the variables that a layer reads. */
    String INPUTS = "\u0002";

    /** The variables that a part reads, as arguments. */
    String inputs(Part part, List<String> variables);

    /** A layer's name. */
    String name(String name);

    /** A layer's name within a function that is given the block's name. */
    String nameWithin(String relativeName);

    /** A block's name within a loop. */
    String nameInLoop(String stem);

    String argument(Template.Parameter parameter, String value);

    String call(Template template, List<String> arguments);

    String assignment(String target, boolean isNew, String value);

    String result(String variable);

    String comment(String text);

    /** A loop from {@code start} to before {@code end}. */
    List<String> loop(int start, int end, String statement);

    String function(Template template, List<String> body);
  }
}
