package cnnlab.diagram;

import java.util.Locale;

/** Writes a quantity with three digits and a unit. */
public final class Amount {
  private static final String[] DECIMAL = {"", " k", " M", " G", " T"};
  private static final String[] BINARY = {" B", " KiB", " MiB", " GiB", " TiB"};

  private Amount() {}

  /** "15.5 G", "58.1 MiB", "212 px". */
  public static String of(Quantity quantity, double value) {
    return switch (quantity) {
      case KIND, PARAMS, MACS -> scaled(value, 1000, DECIMAL);
      case MEMORY -> scaled(value, 1024, BINARY);
      case FIELD -> Math.round(value) + " px";
    };
  }

  private static String scaled(double value, double step, String[] units) {
    int unit = 0;
    double left = value;
    while (left >= step && unit < units.length - 1) {
      left /= step;
      unit++;
    }
    int decimals = unit == 0 || left >= 100 ? 0 : left >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", left) + units[unit];
  }
}
