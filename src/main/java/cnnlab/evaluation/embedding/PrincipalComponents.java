package cnnlab.evaluation.embedding;

import java.util.SplittableRandom;

/**
 * Projection on the directions in which rows of numbers vary most, the first first; the largest
 * number of each direction is positive. Found by orthogonal iteration, without the covariance
 * matrix, which would be too large for 4,096 columns.
 */
public final class PrincipalComponents {
  private static final int MOST_ITERATIONS = 100;
  private static final double CLOSE = 1e-7;
  private static final int SEED = 1;

  private PrincipalComponents() {}

  /**
   * The rows' coordinates.
   *
   * @param rows at least one, all of one length
   * @param wanted number of coordinates; no more than columns are given
   */
  public static float[][] of(float[][] rows, int wanted) {
    int columns = rows[0].length;
    int count = Math.min(wanted, columns);
    double[][] centered = centered(rows);
    double[][] directions = start(count, columns);
    double[] before = new double[count];
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[][] next = new double[count][columns];
      for (double[] row : centered) {
        for (int k = 0; k < count; k++) {
          add(next[k], dot(row, directions[k]), row);
        }
      }
      double[] variances = orthonormal(next);
      directions = next;
      if (isClose(variances, before)) {
        break;
      }
      before = variances;
    }
    return projected(centered, directions);
  }

  private static double[][] centered(float[][] rows) {
    int columns = rows[0].length;
    double[] mean = new double[columns];
    for (float[] row : rows) {
      for (int i = 0; i < columns; i++) {
        mean[i] += row[i] / (double) rows.length;
      }
    }
    double[][] centered = new double[rows.length][columns];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < columns; i++) {
        centered[r][i] = rows[r][i] - mean[i];
      }
    }
    return centered;
  }

  private static double[][] start(int count, int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] directions = new double[count][columns];
    for (double[] direction : directions) {
      for (int i = 0; i < columns; i++) {
        direction[i] = random.nextDouble() - 0.5;
      }
    }
    var _ = orthonormal(directions);
    return directions;
  }

  /** Gram and Schmidt's; tells the lengths before. */
  private static double[] orthonormal(double[][] vectors) {
    double[] lengths = new double[vectors.length];
    for (int k = 0; k < vectors.length; k++) {
      for (int former = 0; former < k; former++) {
        add(vectors[k], -dot(vectors[k], vectors[former]), vectors[former]);
      }
      double length = Math.sqrt(dot(vectors[k], vectors[k]));
      lengths[k] = length;
      for (int i = 0; i < vectors[k].length && length > 0; i++) {
        vectors[k][i] /= length;
      }
    }
    return lengths;
  }

  private static boolean isClose(double[] now, double[] before) {
    for (int k = 0; k < now.length; k++) {
      if (Math.abs(now[k] - before[k]) > CLOSE * now[0]) {
        return false;
      }
    }
    return true;
  }

  private static float[][] projected(double[][] centered, double[][] directions) {
    float[][] points = new float[centered.length][directions.length];
    for (int k = 0; k < directions.length; k++) {
      double sign = Math.signum(largest(directions[k]));
      for (int r = 0; r < centered.length; r++) {
        points[r][k] = (float) (sign * dot(centered[r], directions[k]));
      }
    }
    return points;
  }

  private static double largest(double[] direction) {
    double largest = 0;
    for (double value : direction) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    return largest;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] added) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * added[i];
    }
  }
}
