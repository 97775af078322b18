package cnnlab.weights.hub;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.download.Checksum;
import cnnlab.data.download.RemoteFile;
import cnnlab.data.transform.Preprocessing;
import cnnlab.data.tree.DataHome;
import cnnlab.files.FileProblem;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weights that were trained on ImageNet and published.
 *
 * @param name by which a person asks for them
 * @param network its name in the catalogue
 * @param recipe as their publisher calls the way they were trained, the same in every language
 * @param file name of the file
 * @param bytes about its size
 * @param origin where they can be had
 * @param preprocessing what they expect
 * @param top1 share of validation images whose likeliest class is right, 0 to 1; one crop
 * @param top5 share of those whose class is among the five likeliest
 */
public record PublishedWeights(
    String name,
    String network,
    String recipe,
    String file,
    long bytes,
    Origin origin,
    Preprocessing preprocessing,
    double top1,
    double top5) {
  /** Of ImageNet. */
  public static final int CLASSES = 1000;

  private static final String ADDRESS = "https://download.pytorch.org/models/";
  private static final String PACKAGE = "package";
  private static final double MEBIBYTE = 1 << 20;

  /** The sizes are given to a thousandth of a MiB. */
  private static final long ROUNDING = 1 << 10;

  /** In the order of the catalogue's families. */
  public static final List<PublishedWeights> ALL = read();

  /** Those that a file holds, whatever it is called: told by its size and its checksum. */
  public static Optional<PublishedWeights> of(Path file) throws UserProblem {
    try {
      long size = Files.size(file);
      for (PublishedWeights each : ALL) {
        if (each.origin instanceof Origin.Published(RemoteFile published)
            && Math.abs(published.bytes() - size) <= published.rounding()
            && published.checksum().isOf(file)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** Where fetched weights are kept; a person may put their files there too. */
  public static Path folder() {
    return DataHome.folder().resolve("weights");
  }

  /** Where the file is once it is fetched. */
  public Path place() {
    return folder().resolve(file);
  }

  /** Whether it is there. */
  public boolean isHere() {
    return Files.isRegularFile(place());
  }

  /** What their network is called on screen, the same in every language. */
  public String title() {
    return Catalogue.entries().stream()
        .filter(entry -> entry.name().equals(network))
        .map(Entry::title)
        .findFirst()
        .orElse(network);
  }

  /** Who published them and as what, the same in every language. */
  public String source() {
    return switch (origin) {
      case Origin.Published _ -> "torchvision " + recipe;
      case Origin.Packaged _ -> recipe;
    };
  }

  /** Whose they are and what may be done with them, one sentence. */
  public String license(Messages messages) {
    return switch (origin) {
      case Origin.Published _ -> messages.get("weights.license.torchvision");
      case Origin.Packaged _ -> messages.get("weights.license.keras");
    };
  }

  /** All that are on this machine. */
  public static List<PublishedWeights> here() {
    return ALL.stream().filter(PublishedWeights::isHere).toList();
  }

  /** Those of a name. */
  public static Optional<PublishedWeights> named(String name) {
    return ALL.stream().filter(each -> each.name.equals(name)).findFirst();
  }

  /**
   * The file that a person means: a path, or the name of published weights.
   *
   * @throws UserProblem where those are not on this machine yet
   */
  public static Path file(Path given) throws UserProblem {
    Optional<PublishedWeights> named = named(given.toString());
    if (named.isEmpty() || Files.exists(given)) {
      return given;
    }
    if (!named.get().isHere()) {
      throw UserProblem.of("weights.fetch.first", given).at(given.toString());
    }
    return named.get().place();
  }

  /** All that there are for a network of the catalogue. */
  public static List<PublishedWeights> of(String network) {
    return ALL.stream().filter(each -> each.network.equals(network)).toList();
  }

  private static List<PublishedWeights> read() {
    CsvSchema header = CsvSchema.emptySchema().withHeader().withComments();
    try (InputStream in =
            Objects.requireNonNull(
                PublishedWeights.class.getResourceAsStream("/cnnlab/weights/imagenet.csv"));
        MappingIterator<Map<String, String>> rows =
            new CsvMapper().readerForMapOf(String.class).with(header).readValues(in)) {
      List<PublishedWeights> all = new ArrayList<>();
      while (rows.hasNext()) {
        all.add(of(rows.next()));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublishedWeights of(Map<String, String> row) {
    String file = text(row, "file");
    long bytes = Math.round(number(row, "mebibytes") * MEBIBYTE);
    return new PublishedWeights(
        text(row, "name"),
        text(row, "network"),
        text(row, "recipe"),
        file,
        bytes,
        row.containsKey(PACKAGE) && !text(row, PACKAGE).isEmpty()
            ? new Origin.Packaged(text(row, PACKAGE))
            : new Origin.Published(
                new RemoteFile(
                    file,
                    bytes,
                    ROUNDING,
                    Checksum.sha256(text(row, "sha256")),
                    List.of(URI.create(ADDRESS + file)))),
        new Preprocessing(
            (int) number(row, "crop"),
            (int) number(row, "resize"),
            numbers(row, "mean"),
            numbers(row, "std")),
        share(row, "top1"),
        share(row, "top5"));
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(text(row, column));
  }

  /** A number of percent. */
  private static double share(Map<String, String> row, String column) {
    return new BigDecimal(text(row, column)).movePointLeft(2).doubleValue();
  }

  private static List<Float> numbers(Map<String, String> row, String column) {
    return Stream.of(text(row, column).split(";")).map(Float::valueOf).toList();
  }
}
