package cnnlab.export;

import cnnlab.arch.Op;
import cnnlab.export.Part.Group;
import cnnlab.export.Part.Leaf;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person would call a block. */
final class BlockNames {
  private static final int FEW = 3;

  private BlockNames() {}

  /**
   * A name in camel case that is not taken.
   *
   * @param taken in small letters
   */
  static String of(Group block, Set<String> taken) {
    String name = describe(block);
    String free = name;
    for (char letter = 'B'; taken.contains(free.toLowerCase(Locale.ROOT)); letter++) {
      free = letter <= 'Z' ? name + letter : free + 'Z';
    }
    return free;
  }

  private static String describe(Group block) {
    boolean flat = block.parts().stream().allMatch(Leaf.class::isInstance);
    if (flat && block.parts().size() <= FEW) {
      return block.parts().stream().map(BlockNames::shortName).collect(Collectors.joining());
    }
    for (Part part : block.parts()) {
      if (part instanceof Leaf leaf && leaf.layer().op() instanceof Op.Add) {
        boolean identity = leaf.inputs().contains(block.input());
        return identity ? "ResidualBlock" : "ProjectionBlock";
      }
    }
    String last = block.name().substring(block.name().lastIndexOf('.') + 1);
    String letters = last.replaceFirst("_?\\d.*", "");
    return letters.isEmpty() ? "Block" : camelCase(letters);
  }

  private static String shortName(Part part) {
    Op op = ((Leaf) part).layer().op();
    return op instanceof Op.BatchNorm ? "Bn" : camelCase(op.kind());
  }

  /** The words between dots, dashes and underscores, each with a capital. */
  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return camel.toString();
  }
}
