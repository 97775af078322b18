package cnnlab.data.image;

import cnnlab.data.tree.FileTree;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes images of the {@link ImageFormat}s (of a GIF the first frame); upright as their EXIF
 * orientation says, transparency over white, any depth and palette as 8-bit RGB. Embedded color
 * profiles are not applied, as usual in vision. What is an image is decided here, by its content.
 */
public final class Images {
  private static final Logger LOG = LoggerFactory.getLogger(Images.class);

  /** Larger ones are refused by their header, before memory is spent on them. */
  static final long MOST_PIXELS = 100_000_000;

  /** Larger ones are read at every second (third, ...) pixel. */
  static final long ENOUGH_PIXELS = 32_000_000;

  private static final int MOST_BYTES = 512 << 20;

  /** Places that were told of once: a training reads each image again and again. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private static final int MOST_TOLD = 1000;

  /** Of what is no image, to tell what else it is. */
  private static final int FIRST_BYTES = 1 << 16;

  static {
    ImageIO.setUseCache(false); // pictures come from memory already
  }

  private Images() {}

  /**
   * Whether a file is to be taken for an image: it is called so, or has the content of one whatever
   * it is called. Only decoding tells whether it is sound.
   */
  public static boolean isImage(Path file) {
    if (ImageFormat.isNameOfOne(file.toString())) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return hasFormat(in);
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@link #isImage(Path)}, of a file of a folder or an archive. */
  public static boolean isImage(FileTree tree, String file) {
    if (ImageFormat.isNameOfOne(file)) {
      return true;
    }
    try (InputStream in = tree.open(file)) {
      return hasFormat(in);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasFormat(InputStream in) throws IOException {
    return ImageFormat.of(in.readNBytes(ImageFormat.HEAD)).isPresent();
  }

  /**
   * The images of several places.
   *
   * @param notes on files in folders that are no images
   */
  public record Below(List<Path> images, List<UserProblem> notes) {}

  /**
   * The files, and in place of each folder all images below it, in the order of their names.
   *
   * @throws UserProblem where a folder cannot be read, or holds none
   */
  public static Below below(List<Path> filesAndFolders) throws UserProblem {
    List<Path> all = new ArrayList<>();
    List<UserProblem> notes = new ArrayList<>();
    for (Path place : filesAndFolders) {
      if (!Files.isDirectory(place)) {
        all.add(place);
        continue;
      }
      FileTree tree = FileTree.of(place, ImageFormat::isNameOfOne);
      int before = all.size();
      PassedOver others = new PassedOver();
      for (String file : tree.files()) {
        if (isImage(tree, file)) {
          all.add(place.resolve(file));
        } else {
          others.add(file);
        }
      }
      if (all.size() == before) {
        throw UserProblem.of("data.no-images", place).at(place.toString());
      }
      notes.addAll(others.notes(place.toString()));
    }
    return new Below(all, notes);
  }

  /** All of it; of what does not begin as an image, which may never end, the beginning. */
  private static byte[] content(InputStream in) throws IOException {
    byte[] head = in.readNBytes(ImageFormat.HEAD);
    int most = ImageFormat.of(head).isPresent() ? MOST_BYTES + 1 : FIRST_BYTES;
    return new SequenceInputStream(new ByteArrayInputStream(head), in).readNBytes(most);
  }

  /** Decodes a file, or what comes out of a pipe. */
  public static RgbImage read(Path file) throws UserProblem {
    FileProblem.requireReachable(file);
    if (Files.isDirectory(file) || !Files.exists(file)) {
      throw UserProblem.of("image.missing", file).at(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = content(in);
      if (content.length > MOST_BYTES) {
        throw UserProblem.of("image.unknown", file.getFileName()).at(file.toString());
      }
      return decode(content, file.getFileName().toString(), file.toString());
    } catch (AccessDeniedException e) {
      throw FileProblem.of(e, file);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file.getFileName()).at(file.toString()).causedBy(e);
    }
  }

  /** Decodes a file of a folder or an archive. */
  public static RgbImage read(FileTree tree, String file) throws UserProblem {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String where = tree.where(file);
    try (InputStream in = tree.open(file)) {
      byte[] content = content(in);
      if (content.length > MOST_BYTES) {
        throw UserProblem.of("image.unknown", name).at(where);
      }
      return decode(content, name, where);
    } catch (NoSuchFileException e) {
      throw UserProblem.of("image.missing", where).at(where).causedBy(e);
    } catch (AccessDeniedException e) {
      throw FileProblem.of(e, Path.of(where));
    } catch (ZipException e) {
      throw UserProblem.of("image.broken", name).at(where).causedBy(e);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", name).at(where).causedBy(e);
    }
  }

  /**
   * Decodes the content of a file.
   *
   * @param name what to call it in messages
   */
  public static RgbImage read(byte[] content, String name) throws UserProblem {
    return decode(content, name, name);
  }

  private static RgbImage decode(byte[] content, String name, String where) throws UserProblem {
    if (content.length == 0) {
      throw UserProblem.of("file.empty", name).at(where);
    }
    ImageFormat format =
        ImageFormat.of(content).orElseThrow(() -> UserProblem.of("image.unknown", name).at(where));
    if (Truncation.isCutOffRiff(content)) {
      throw UserProblem.of("image.broken", name).at(where);
    }
    byte[] sound =
        switch (format) {
          case JPEG -> JpegEnd.close(content);
          case WEBP -> WebpProfile.hide(content);
          default -> content;
        };
    try (ImageInputStream in = new BoundedInput(sound)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw UserProblem.of("image.unknown", name).at(where);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, format != ImageFormat.GIF);
        RgbImage image = decode(reader, format, sound, name, where);
        if (sound.length > content.length && TOLD.size() < MOST_TOLD && TOLD.add(where)) {
          LOG.warn("{} lacks its end marker; the image before it is complete", where);
        }
        return ExifOrientation.of(content).upright(image);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Decoders meet broken files with many kinds of exception.
      throw UserProblem.of("image.broken", name).at(where).causedBy(e);
    } catch (OutOfMemoryError e) {
      // One large array at a time is asked for; the rest of the program goes on without it.
      throw UserProblem.of("image.memory", name).at(where).causedBy(e);
    }
  }

  private static RgbImage decode(
      ImageReader reader, ImageFormat format, byte[] file, String name, String where)
      throws IOException, UserProblem {
    GifCanvas canvas =
        format == ImageFormat.GIF
            ? GifCanvas.of(reader)
            : new GifCanvas(reader.getWidth(0), reader.getHeight(0), 0, 0);
    long pixels = (long) canvas.width() * canvas.height();
    if (pixels > MOST_PIXELS) {
      throw UserProblem.of("image.too-large", name, canvas.width(), canvas.height()).at(where);
    }
    if (format == ImageFormat.JPEG && JpegScans.areTooMany(file, pixels)) {
      throw UserProblem.of("image.broken", name).at(where);
    }
    Truncation truncation = new Truncation();
    reader.addIIOReadWarningListener(truncation);
    ImageReadParam how = reader.getDefaultReadParam();
    int step = 1;
    if (pixels > ENOUGH_PIXELS) {
      step = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
      how.setSourceSubsampling(step, step, 0, 0);
    }
    BufferedImage image = reader.read(0, how);
    if (truncation.happened()) {
      throw UserProblem.of("image.broken", name).at(where);
    }
    RgbImage frame = Pixels.of(image);
    return format == ImageFormat.GIF ? canvas.hold(frame, step) : frame;
  }
}
