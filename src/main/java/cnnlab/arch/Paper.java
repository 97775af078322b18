package cnnlab.arch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an architecture was published.
 *
 * @param citation authors, title, year, as in a list of references
 * @param url where to read it
 */
public record Paper(String citation, String url) {
  private static final Pattern AUTHORS_AND_YEAR =
      Pattern.compile("(?:\\p{Lu}\\.[ -]?)+(?<first>[^,: ]+)(?<more>[^:]*):.*?(?<year>\\d{4})");

  /** The first author and the year, "He et al., 2015"; what has no authors is cited whole. */
  public String inBrief() {
    Matcher parts = AUTHORS_AND_YEAR.matcher(citation);
    if (!parts.matches()) {
      return citation;
    }
    return parts.group("first")
        + (parts.group("more").isEmpty() ? "" : " et al.")
        + ", "
        + parts.group("year");
  }
}
