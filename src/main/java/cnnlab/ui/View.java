package cnnlab.ui;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The six places of the main window, in the order of the navigation rail. */
public enum View {
  EXPLORE(1),
  TRAIN(2),
  INSPECT(3),
  EVALUATE(4),
  COMPARE(5),
  LEARN(6);

  private final int digit;

  View(int digit) {
    this.digit = digit;
  }

  /** The digit that, with Ctrl, leads there. */
  public int digit() {
    return digit;
  }

  public Ikon icon() {
    return switch (this) {
      case EXPLORE -> Material2OutlinedAL.ACCOUNT_TREE;
      case TRAIN -> Material2OutlinedMZ.MODEL_TRAINING;
      case INSPECT -> Material2OutlinedAL.IMAGE_SEARCH;
      case EVALUATE -> Material2OutlinedAL.FACT_CHECK;
      case COMPARE -> Material2OutlinedMZ.STACKED_LINE_CHART;
      case LEARN -> Material2OutlinedMZ.SCHOOL;
    };
  }

  /** Message key of its name. */
  public String titleKey() {
    return "main.place." + name().toLowerCase(Locale.ROOT);
  }

  /** Message key of one line that says what can be done there. */
  public String purposeKey() {
    return titleKey() + ".purpose";
  }
}
