package cnnlab.data.image;

import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.lang.SequentialReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.webp.WebpRiffHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/**
 * How a camera was held, by the EXIF block of a JPEG, PNG or WebP file: the file's first row and
 * column are, seen upright, at ...
 *
 * @param transposed rows and columns change places, before the mirroring
 * @param mirrorX then left and right change places
 * @param mirrorY then top and bottom change places
 */
record ExifOrientation(boolean transposed, boolean mirrorX, boolean mirrorY) {
  private static final ExifOrientation UPRIGHT = new ExifOrientation(false, false, false);

  /** What the file says; upright where it says nothing or nonsense. */
  static ExifOrientation of(byte[] file) {
    try {
      Metadata metadata = exif(file);
      return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
          .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
          .filter(Objects::nonNull)
          .findFirst()
          .map(ExifOrientation::ofNumber)
          .orElse(UPRIGHT);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      return UPRIGHT; // a damaged block tells nothing; the picture itself may be sound
    }
  }

  /** Reads no other block: a data set has many images. */
  private static Metadata exif(byte[] file) throws ImageProcessingException, IOException {
    Metadata metadata = new Metadata();
    SequentialReader reader = new SequentialByteArrayReader(file);
    switch (FileTypeDetector.detectFileType(new ByteArrayInputStream(file))) {
      case Jpeg ->
          new ExifReader()
              .readJpegSegments(
                  JpegSegmentReader.readSegments(reader, Set.of(JpegSegmentType.APP1))
                      .getSegments(JpegSegmentType.APP1),
                  metadata,
                  JpegSegmentType.APP1);
      case Png -> {
        for (PngChunk chunk : new PngChunkReader().extract(reader, Set.of(PngChunkType.eXIf))) {
          byte[] block = chunk.getBytes();
          int name =
              ExifReader.startsWithJpegExifPreamble(block)
                  ? ExifReader.JPEG_SEGMENT_PREAMBLE.length()
                  : 0;
          new ExifReader().extract(new ByteArrayReader(block), metadata, name);
        }
      }
      case WebP -> new RiffReader().processRiff(reader, new WebpRiffHandler(metadata));
      default -> {}
    }
    return metadata;
  }

  private static ExifOrientation ofNumber(int number) {
    return switch (number) {
      case 2 -> new ExifOrientation(false, true, false);
      case 3 -> new ExifOrientation(false, true, true);
      case 4 -> new ExifOrientation(false, false, true);
      case 5 -> new ExifOrientation(true, false, false);
      case 6 -> new ExifOrientation(true, true, false);
      case 7 -> new ExifOrientation(true, true, true);
      case 8 -> new ExifOrientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** The image as it was seen. */
  RgbImage upright(RgbImage image) {
    if (equals(UPRIGHT)) {
      return image;
    }
    int width = transposed ? image.height() : image.width();
    int height = transposed ? image.width() : image.height();
    byte[] out = new byte[image.rgb().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int across = mirrorX ? width - 1 - x : x;
        int down = mirrorY ? height - 1 - y : y;
        int column = transposed ? down : across;
        int row = transposed ? across : down;
        System.arraycopy(
            image.rgb(), (row * image.width() + column) * 3, out, (y * width + x) * 3, 3);
      }
    }
    return new RgbImage(width, height, out);
  }
}
