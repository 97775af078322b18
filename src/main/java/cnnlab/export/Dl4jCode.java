package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Op;
import cnnlab.text.UserProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A network as a Java class that builds DL4J's ComputationGraph. */
final class Dl4jCode {
  /** Classes that the code may need, and where they are. */
  private static final Map<String, String> PACKAGES = packages();

  /** Other classes that it uses. */
  private static final Set<String> JAVA = Set.of("String", "Object", "Override", "Channels");

  private Dl4jCode() {}

  /** The text of a Java file. */
  static String of(Architecture architecture) throws UserProblem {
    for (Head head : architecture.heads()) {
      if (!(architecture.layer(head.layer()).op() instanceof Op.Linear)) {
        throw UserProblem.of("code.missing", head.layer(), "DL4J").at(head.layer());
      }
    }
    String parameter = JavaText.identifier(Call.CLASSES);
    Classifiers classifiers = new Classifiers(architecture, parameter);
    FunctionWriter writer =
        new FunctionWriter(
            architecture, new Dl4jDialect(architecture, classifiers), new Dl4jSyntax());
    FunctionWriter.Body body = writer.body();
    String name = className(architecture);
    StringBuilder main = new StringBuilder();
    for (String statement : body.statements()) {
      boolean comment = statement.startsWith("//");
      main.append(comment ? "\n    " : "    ").append(statement).append('\n');
    }
    String outputs = String.join(", ", body.results());
    Op.Input input = architecture.input();
    String first = JavaText.quoted(architecture.layers().getFirst().name());
    String code =
        """
        public final class %1$s {
          private final ComputationGraphConfiguration.GraphBuilder graph =
              new NeuralNetConfiguration.Builder()
                  .seed(1)
                  .weightInit(WeightInit.RELU)
                  .activation(Activation.IDENTITY)
                  .updater(new Nesterovs(0.01, 0.9))
                  .graphBuilder()
                  .addInputs(%2$s)
                  .setInputTypes(InputType.convolutional(%3$d, %4$d, %5$d));

          private %1$s(int %8$s) {
            String x = %2$s;
        %6$s
            graph.setOutputs(%7$s);
          }

          /** The network for %9$d classes, ready to train. */
          public static ComputationGraph network() {
            return network(%9$d);
          }

          /** The network for so many classes, ready to train. */
          public static ComputationGraph network(int %8$s) {
            ComputationGraph network = new ComputationGraph(new %1$s(%8$s).graph.build());
            network.init();
            return network;
          }
        """
            .formatted(
                name,
                first,
                input.height(),
                input.width(),
                input.channels(),
                main,
                outputs,
                parameter,
                classifiers.classes());
    String all = code + writer.functions();
    String helpers =
        Snippets.usedBy(all, "dl4j.java.txt").stream()
            .map(it -> "\n  " + it.strip() + "\n")
            .collect(Collectors.joining());
    all = all + helpers + "}\n";
    all = all.replace("\" + \"", "");
    return imports(all) + "\n" + javadoc(architecture) + LongLines.broken(all, LongLines.JAVA);
  }

  private static String imports(String code) {
    return PACKAGES.entrySet().stream()
        .filter(it -> Pattern.compile("\\b" + it.getKey() + "\\b").matcher(code).find())
        .map(it -> "import " + it.getValue() + "." + it.getKey() + ";\n")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String javadoc(Architecture architecture) throws UserProblem {
    String lines =
        About.lines(architecture, "The answers are probabilities.").stream()
            .map(line -> (" * " + line).stripTrailing())
            .collect(Collectors.joining("\n"));
    return "/*\n" + lines + "\n */\n";
  }

  /** A class name for the network. */
  static String className(Architecture architecture) {
    String name = BlockNames.camelCase(architecture.name());
    boolean taken = PACKAGES.containsKey(name) || JAVA.contains(name);
    return name.matches("[A-Za-z].*") && !taken ? name : "Network" + name;
  }

  private static Map<String, String> packages() {
    Map<String, String> packages = new HashMap<>();
    String dl4j = "org.deeplearning4j.nn.";
    put(packages, dl4j + "conf", "ComputationGraphConfiguration NeuralNetConfiguration");
    put(
        packages,
        dl4j + "conf.graph",
        "ElementWiseVertex GraphVertex MergeVertex PreprocessorVertex ScaleVertex SubsetVertex");
    put(packages, dl4j + "conf.inputs", "InputType");
    put(
        packages,
        dl4j + "conf.layers",
        "ActivationLayer BatchNormalization ConvolutionLayer DenseLayer DropoutLayer Layer"
            + " LocalResponseNormalization OutputLayer SubsamplingLayer ZeroPaddingLayer");
    put(packages, dl4j + "conf.preprocessor", "CnnToFeedForwardPreProcessor");
    put(packages, dl4j + "graph", "ComputationGraph");
    put(packages, dl4j + "weights", "WeightInit");
    put(packages, "org.nd4j.shade.jackson.annotation", "JsonProperty");
    put(packages, "org.nd4j.linalg.activations", "Activation");
    put(packages, "org.nd4j.linalg.activations.impl", "ActivationLReLU");
    put(packages, "org.nd4j.linalg.factory", "Nd4j");
    put(packages, "org.nd4j.linalg.learning.config", "Nesterovs");
    put(packages, "org.nd4j.linalg.lossfunctions", "LossFunctions");
    put(packages, "org.nd4j.linalg.lossfunctions.impl", "LossMCXENT");
    return packages;
  }

  private static void put(Map<String, String> packages, String name, String classes) {
    for (String each : classes.split(" ", -1)) {
      packages.put(each, name);
    }
  }
}
