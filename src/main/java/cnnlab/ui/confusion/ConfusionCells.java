package cnnlab.ui.confusion;

import cnnlab.ui.Palette;
import cnnlab.ui.PixelImage;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/**
 * The cells of a confusion matrix in the order in which they stand, and their colors.
 *
 * @param counts rows are the true classes, by class
 * @param order the class at each place
 * @param onlyErrors whether correct predictions are left out
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record ConfusionCells(
    long[][] counts,
    int[] order,
    ConfusionMeasure measure,
    boolean onlyErrors,
    long[] rowSums,
    long[] columnSums,
    double most) {
  /** Shades of a color; so many can be told apart. */
  private static final int SHADES = 256;

  static ConfusionCells of(
      long[][] counts, int[] order, ConfusionMeasure measure, boolean onlyErrors) {
    long[] rowSums = Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    long[] columnSums = new long[counts.length];
    for (long[] row : counts) {
      for (int column = 0; column < row.length; column++) {
        columnSums[column] += row[column];
      }
    }
    ConfusionCells cells =
        new ConfusionCells(counts, order, measure, onlyErrors, rowSums, columnSums, 1);
    double most = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (counts[label][predicted] > 0 && !(onlyErrors && label == predicted)) {
          most = Math.max(most, cells.measured(label, predicted));
        }
      }
    }
    boolean stretched = onlyErrors || measure == ConfusionMeasure.COUNTS;
    return new ConfusionCells(
        counts, order, measure, onlyErrors, rowSums, columnSums, stretched && most > 0 ? most : 1);
  }

  int classes() {
    return order.length;
  }

  /** The count at a place; 0 where it is left out. */
  long count(int row, int column) {
    return onlyErrors && row == column ? 0 : counts[order[row]][order[column]];
  }

  /** The share of the row's or the column's examples at a place, 0 to 1. */
  double share(int row, int column) {
    return share(order[row], order[column], measure == ConfusionMeasure.COLUMN_SHARES);
  }

  private double share(int label, int predicted, boolean ofColumn) {
    long all = ofColumn ? columnSums[predicted] : rowSums[label];
    return all == 0 ? 0 : (double) counts[label][predicted] / all;
  }

  private double measured(int label, int predicted) {
    return measure == ConfusionMeasure.COUNTS
        ? counts[label][predicted]
        : share(label, predicted, measure == ConfusionMeasure.COLUMN_SHARES);
  }

  /** How strong the color at a place is, 0 to 1; the root shows few. */
  double strength(int row, int column) {
    return count(row, column) == 0
        ? 0
        : Math.sqrt(Math.min(1, measured(order[row], order[column]) / most));
  }

  /** Correct answers in the accent's color, errors in that of what is bad. */
  Color color(int row, int column, Palette palette) {
    return shade(strength(row, column), row == column, palette);
  }

  private static Color shade(double strength, boolean correct, Palette palette) {
    return palette.surface().interpolate(correct ? palette.accent() : palette.bad(), strength);
  }

  /** A pixel per cell, so that a thousand classes are drawn as fast as ten. */
  Image image(Palette palette) {
    int[] correct = shades(true, palette);
    int[] wrong = shades(false, palette);
    return PixelImage.of(
        classes(),
        classes(),
        (column, row) ->
            (row == column ? correct : wrong)
                [(int) Math.round((SHADES - 1) * strength(row, column))]);
  }

  private static int[] shades(boolean correct, Palette palette) {
    int[] shades = new int[SHADES];
    Arrays.setAll(
        shades,
        i -> 0xff000000 | Palette.rgb(shade((double) i / (SHADES - 1), correct, palette)).rgb());
    return shades;
  }
}
