package cnnlab.chart;

import java.util.Arrays;

/**
 * Leaves of a curve what can be told apart on screen: of each pixel column the first, the least,
 * the greatest and the last value. The line drawn through them looks the same, peaks and all.
 */
final class Thinning {
  private static final int KEPT_PER_COLUMN = 4;

  private final Curve curve;
  private final double[] x;
  private final double[] y;
  private int kept;

  private Thinning(Curve curve, int most) {
    this.curve = curve;
    x = new double[most];
    y = new double[most];
  }

  /**
   * The values to draw between two bounds, with one more on either side, so that the line goes on
   * to the edge.
   *
   * @return x and y, in JFreeChart's layout {@code [2][n]}
   */
  static double[][] of(Curve curve, double low, double high, int columns) {
    int first = Math.max(0, curve.firstNotBelow(low) - 1);
    int end = Math.min(curve.x().length, curve.firstNotBelow(Math.nextUp(high)) + 1);
    int count = end - first;
    Thinning thinning = new Thinning(curve, Math.max(0, count));
    if (count <= KEPT_PER_COLUMN * columns) {
      for (int i = first; i < end; i++) {
        thinning.keep(i);
      }
    } else {
      double width = (high - low) / columns;
      int start = first;
      while (start < end) {
        double column = Math.floor((curve.x()[start] - low) / width);
        int next = start + 1;
        while (next < end && Math.floor((curve.x()[next] - low) / width) == column) {
          next++;
        }
        thinning.column(start, next);
        start = next;
      }
    }
    return new double[][] {
      Arrays.copyOf(thinning.x, thinning.kept), Arrays.copyOf(thinning.y, thinning.kept)
    };
  }

  private void column(int start, int end) {
    int least = start;
    int greatest = start;
    for (int i = start + 1; i < end; i++) {
      // Written so that a number takes the place of NaN.
      least = curve.y()[least] <= curve.y()[i] ? least : numberOr(i, least);
      greatest = curve.y()[greatest] >= curve.y()[i] ? greatest : numberOr(i, greatest);
    }
    int[] wanted = {start, Math.min(least, greatest), Math.max(least, greatest), end - 1};
    for (int i = 0; i < wanted.length; i++) {
      if (i == 0 || wanted[i] != wanted[i - 1]) {
        keep(wanted[i]);
      }
    }
  }

  private int numberOr(int index, int otherwise) {
    return Double.isNaN(curve.y()[index]) ? otherwise : index;
  }

  private void keep(int index) {
    x[kept] = curve.x()[index];
    y[kept] = curve.y()[index];
    kept++;
  }
}
