package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the first lines of a source file say: which network it is, and where it was published. */
final class About {
  private About() {}

  /**
   * @param answers a sentence on what the network yields
   */
  static List<String> lines(Architecture architecture, String answers) throws UserProblem {
    long parameters =
        Tensors.of(architecture).stream()
            .filter(TensorSpec::learnable)
            .mapToLong(TensorSpec::elements)
            .sum();
    Op.Input input = architecture.input();
    return Stream.of(
            Literal.comment(architecture.name()) + ", exported from CNN Lab.",
            "",
            Literal.comment(architecture.source().citation()),
            Literal.comment(architecture.source().url()),
            "",
            String.format(
                Locale.ROOT,
                """
                Images of %d x %d x %d in RGB; %,d parameters. %s
                Each channel is (value / 255 - mean) / std, with mean and std of the training images:
                those of ImageNet are (0.485, 0.456, 0.406) and (0.229, 0.224, 0.225).\
                """,
                input.channels(),
                input.height(),
                input.width(),
                parameters,
                answers))
        .flatMap(text -> Arrays.stream(text.split("\n", -1)))
        .toList();
  }

  /** The same of a file of Python, which says what was renamed. */
  static String docstring(ModuleNames names, Framework framework) throws UserProblem {
    List<String> lines = new ArrayList<>(lines(names.architecture(), "The answers are logits."));
    lines.addAll(names.about(framework.title()));
    return String.join("\n", lines);
  }
}
