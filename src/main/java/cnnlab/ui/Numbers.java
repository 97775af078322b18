package cnnlab.ui;

import cnnlab.text.Messages;
import cnnlab.text.TypedNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;

/** How numbers are written on screen. */
public final class Numbers {
  private static final String[] THOUSANDS = {"", " k", " M", " G", " T"};
  private static final String[] DECIMAL_UNITS = {" kB", " MB", " GB"};
  private static final double KIBI = 1024;
  private static final double MEBI = KIBI * KIBI;
  private static final double GIBI = KIBI * MEBI;

  private Numbers() {}

  /** All digits, in groups of three: 25,557,032. */
  public static String exact(long number, Messages messages) {
    return NumberFormat.getIntegerInstance(messages.locale()).format(number);
  }

  /** Three digits and the power of thousand: 25.6 M. */
  public static String brief(long number) {
    double left = (double) number;
    int power = 0;
    while (Math.abs(left) >= 999.5 && power < THOUSANDS.length - 1) {
      left /= 1000;
      power++;
    }
    return threeDigits(left, power > 0) + THOUSANDS[power];
  }

  /** In powers of thousand or of 1024. */
  public static String bytes(long bytes, boolean decimal) {
    return decimal ? decimalBytes(bytes) : bytes(bytes);
  }

  /** Three digits in KiB, MiB or GiB: 58.1 MiB. */
  public static String bytes(long bytes) {
    if (bytes >= GIBI) {
      return threeDigits(bytes / GIBI, true) + " GiB";
    }
    if (bytes >= MEBI) {
      return threeDigits(bytes / MEBI, true) + " MiB";
    }
    return threeDigits(bytes / KIBI, true) + " KiB";
  }

  /** Three digits in kB, MB or GB, the powers of thousand: 61.0 MB. */
  public static String decimalBytes(long bytes) {
    double left = bytes / 1000.0;
    int power = 0;
    while (left >= 1000 && power < DECIMAL_UNITS.length - 1) {
      left /= 1000;
      power++;
    }
    return threeDigits(left, true) + DECIMAL_UNITS[power];
  }

  /** A share of a whole with one decimal: 12.5 %. */
  public static String percent(double share) {
    if (share > 0 && share < 0.0005) {
      return "< 0.1 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A length of time by its two largest units: 1 h 05 min, 3 min 20 s, 12 s. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole >= 3600) {
      return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
    return whole >= 60
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : whole + " s";
  }

  /** A setting with every digit it has and no more: 0.0005, 64. */
  public static String plain(double value) {
    return TypedNumber.text(value);
  }

  /** Four significant digits, more of which nobody means of a learning rate: 0.009821, 0.05. */
  public static String significant(double value) {
    return Double.isFinite(value)
        ? plain(new BigDecimal(value).round(new MathContext(4)).doubleValue())
        : plain(value);
  }

  private static String threeDigits(double number, boolean decimals) {
    int places = !decimals || Math.abs(number) >= 99.95 ? 0 : Math.abs(number) >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + places + "f", number);
  }
}
