package cnnlab.data.image;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/**
 * Where a GIF's first frame lies on the file's canvas, which may be larger than the frame.
 *
 * @param width of the canvas, which holds the whole frame, in pixels
 * @param left of the frame on it
 */
record GifCanvas(int width, int height, int left, int top) {
  private static final byte WHITE = (byte) 255;

  /** What the file says; the reader must not ignore metadata. */
  static GifCanvas of(ImageReader reader) throws IOException {
    Element screen = part(reader.getStreamMetadata(), "LogicalScreenDescriptor");
    Element frame = part(reader.getImageMetadata(0), "ImageDescriptor");
    int left = number(frame, "imageLeftPosition");
    int top = number(frame, "imageTopPosition");
    return new GifCanvas(
        Math.max(number(screen, "logicalScreenWidth"), left + reader.getWidth(0)),
        Math.max(number(screen, "logicalScreenHeight"), top + reader.getHeight(0)),
        left,
        top);
  }

  private static Element part(IIOMetadata metadata, String name) {
    Element tree = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    return (Element) tree.getElementsByTagName(name).item(0);
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  /**
   * The canvas with the frame on it, white around it.
   *
   * @param step every so many pixels of the frame were read, across and down
   */
  RgbImage hold(RgbImage frame, int step) {
    int across = Math.max(width / step, left / step + frame.width());
    int down = Math.max(height / step, top / step + frame.height());
    if (across == frame.width() && down == frame.height()) {
      return frame;
    }
    byte[] rgb = new byte[across * down * 3];
    Arrays.fill(rgb, WHITE);
    for (int y = 0; y < frame.height(); y++) {
      int to = (top / step + y) * across + left / step;
      System.arraycopy(frame.rgb(), y * frame.width() * 3, rgb, to * 3, frame.width() * 3);
    }
    return new RgbImage(across, down, rgb);
  }
}
