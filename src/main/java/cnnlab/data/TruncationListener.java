package cnnlab.data;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Hears when a decoder makes up the end of a cut-off file, which some only warn about. */
final class TruncationListener implements IIOReadWarningListener {
  private boolean happened;

  boolean happened() {
    return happened;
  }

  @Override
  public void warningOccurred(@Nullable ImageReader source, @Nullable String warning) {
    String text = warning == null ? "" : warning.toLowerCase(Locale.ROOT);
    happened |= text.contains("premature end") || text.contains("truncated");
  }
}
