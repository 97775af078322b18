package cnnlab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The shape of a page, in any unit. */
record PageSize(double width, double height) {
  /** A slide. */
  static final PageSize WIDE = new PageSize(16, 9);

  /** Reads "16x9". */
  static final class Converter implements ITypeConverter<PageSize> {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d*)[x:]([1-9]\\d*)");

    @Override
    public PageSize convert(String text) {
      Matcher size = SIZE.matcher(text);
      if (!size.matches()) {
        throw new TypeConversionException("'" + text + "' is no page; write it as 16x9");
      }
      return new PageSize(Double.parseDouble(size.group(1)), Double.parseDouble(size.group(2)));
    }
  }
}
