package cnnlab.diagram.scene;

/**
 * Widths of the font Inter, semi-bold, so that a picture is the same on every machine. What the
 * table lacks counts as wide as a Chinese character.
 */
public final class InterMeasure implements TextMeasure {
  /** Widths of the characters from space to tilde, in thousandths of the font's size. */
  private static final int[] WIDTHS = {
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, // space to /
    667, 481, 621, 652, 666, 632, 648, 587, 646, 648, 290, 295, 673, 673, 673, 544, // 0 to ?
    999, 724, 657, 744, 724, 608, 586, 755, 744, 275, 561, 677, 566, 906, 741, 775, // @ to O
    643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 379, 393, 481, 468, // P to _
    497, 575, 630, 577, 630, 593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608, // ` to o
    625, 625, 397, 549, 380, 608, 576, 837, 562, 576, 562, 393, 358, 393, 673 // p to ~
  };

  private static final int FIRST = ' ';
  private static final int MULTIPLICATION_SIGN = 673;
  private static final int MIDDLE_DOT = 290;
  private static final int WIDE = 1000;

  @Override
  public double width(String text, double size) {
    return text.chars().map(InterMeasure::thousandths).sum() * size / 1000;
  }

  private static int thousandths(int character) {
    int index = character - FIRST;
    if (index >= 0 && index < WIDTHS.length) {
      return WIDTHS[index];
    }
    return switch (character) {
      case '×' -> MULTIPLICATION_SIGN;
      case '·' -> MIDDLE_DOT;
      default -> WIDE;
    };
  }
}
