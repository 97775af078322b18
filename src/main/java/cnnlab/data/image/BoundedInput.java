package cnnlab.data.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's content for a decoder, which may not read for ever: some take what follows the end for
 * zeros, and a damaged header may ask for billions of these.
 */
final class BoundedInput extends ImageInputStreamImpl {
  /** Decoders that look ahead ask a few times. */
  private static final int MOST_AFTER_END = 1000;

  /** Each byte may be read so often, and so many more. */
  private static final long TIMES = 64;

  private static final long MORE = 1 << 20;

  private final byte[] content;
  private final long most;
  private long bytes;
  private int afterEnd;

  BoundedInput(byte[] content) {
    this.content = content;
    most = TIMES * content.length + MORE;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    if (streamPos >= content.length) {
      return end();
    }
    count(1);
    return content[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= content.length) {
      return end();
    }
    int got = (int) Math.min(length, content.length - streamPos);
    count(got);
    System.arraycopy(content, (int) streamPos, to, offset, got);
    streamPos += got;
    return got;
  }

  private void count(int got) throws IOException {
    bytes += got;
    if (bytes > most) {
      throw new IOException("Read " + bytes + " bytes of " + content.length);
    }
  }

  private int end() throws IOException {
    afterEnd++;
    if (afterEnd > MOST_AFTER_END) {
      throw new IOException("Read on after the end");
    }
    return -1;
  }

  @Override
  public long length() {
    return content.length;
  }
}
