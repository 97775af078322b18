package cnnlab.ui.confusion;

import java.util.Locale;

/** What the cells of a confusion matrix say. */
public enum ConfusionMeasure {
  COUNTS,
  /** Of all examples of the true class: on the diagonal the recall. */
  ROW_SHARES,
  /** Of all that were predicted so: on the diagonal the precision. */
  COLUMN_SHARES;

  /** Message key of its name. */
  String key() {
    return "confusion.measure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
