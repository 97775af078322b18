package cnnlab.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Notices a cut-off file whose end a decoder makes up, perhaps with no more than a warning. */
final class Truncation implements IIOReadWarningListener {
  private static final int RIFF = 0x52494646;
  private static final int RIFF_HEADER = 8;

  private boolean happened;

  /** Whether a RIFF file, such as WebP, is shorter than it says; its decoder would see zeros. */
  static boolean isCutOffRiff(byte[] file) {
    if (file.length < RIFF_HEADER || ByteBuffer.wrap(file).getInt() != RIFF) {
      return false;
    }
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    return Integer.toUnsignedLong(length) > file.length - RIFF_HEADER;
  }

  boolean happened() {
    return happened;
  }

  @Override
  public void warningOccurred(@Nullable ImageReader source, @Nullable String warning) {
    String text = warning == null ? "" : warning.toLowerCase(Locale.ROOT);
    boolean ofProfile = text.contains("icc profile"); // the pixels beside it may be sound
    happened |= !ofProfile && (text.contains("premature end") || text.contains("truncated"));
  }
}
