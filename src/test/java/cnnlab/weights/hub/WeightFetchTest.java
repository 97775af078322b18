package cnnlab.weights.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.OwnDataHome;
import cnnlab.data.download.Checksum;
import cnnlab.data.download.FetchListener;
import cnnlab.data.download.FileServer;
import cnnlab.data.download.RemoteFile;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can happen on the way of weights of which no more is published than a rounded size and the
 * first digits of the checksum, with a server of our own.
 */
@ExtendWith(OwnDataHome.class)
@Timeout(60)
class WeightFetchTest {
  private static final int SIZE = 400_000;
  private static final int ROUNDING = 1024;

  private final byte[] content = new byte[SIZE];
  private final List<Long> told = new CopyOnWriteArrayList<>();
  private FileServer server;
  private long cancelAfter = Long.MAX_VALUE;
  private Duration patience = Duration.ofSeconds(10);

  @BeforeEach
  void serve() throws IOException {
    new Random(1).nextBytes(content);
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, 0, 700})
  void aWholeFileIsKnownByItsChecksumWhateverItsRoundedSize(int wrongBy) throws Exception {
    PublishedWeights weights = weights(SIZE + wrongBy, content);
    assertThat(weights.isHere()).isFalse();

    fetch(weights);

    assertThat(weights.isHere()).isTrue();
    assertThat(Files.readAllBytes(weights.place())).isEqualTo(content);
    assertThat(weights.place().getParent()).isEqualTo(PublishedWeights.folder());
    assertThat(told).isSorted().last().isEqualTo((long) SIZE);
    fetch(weights);
    assertThat(server.ranges()).as("fetched once").hasSize(1);
  }

  @Test
  void redirectionsAreFollowed() throws Exception {
    server.redirect(3);
    fetch(weights(SIZE, content));

    assertThat(weights(SIZE, content).isHere()).isTrue();
  }

  @Test
  void redirectionsWithoutEndAreNoWay() throws Exception {
    server.redirect(Integer.MAX_VALUE);
    assertProblem(weights(SIZE, content), "data.fetch.offline");
  }

  @Test
  void aDroppedConnectionIsTakenUpWhereItBroke() throws Exception {
    server.hangUpAfter(150_000);
    fetch(weights(SIZE - 500, content));

    assertThat(Files.readAllBytes(weights(SIZE, content).place())).isEqualTo(content);
    assertThat(server.ranges()).hasSize(3);
  }

  @Test
  void aStalledServerIsGivenUpAndWhatHasComeServesTheNextTime() throws Exception {
    server.stallAfter(120_000);
    patience = Duration.ofMillis(500);
    assertProblem(weights(SIZE, content), "data.fetch.broken");
    assertThat(Files.size(part())).isGreaterThanOrEqualTo(120_000);
    server.stallAfter(Integer.MAX_VALUE);
    patience = Duration.ofSeconds(10);

    fetch(weights(SIZE, content));

    assertThat(Files.readAllBytes(weights(SIZE, content).place())).isEqualTo(content);
  }

  /** Without a length the end looks like the whole: the size is too far off. */
  @Test
  void aTruncatedAnswerWithoutLengthIsTakenUp() throws Exception {
    server.hideLength();
    server.hangUpAfter(200_000);
    fetch(weights(SIZE, content));

    assertThat(Files.readAllBytes(weights(SIZE, content).place())).isEqualTo(content);
  }

  @Test
  void aLengthThatIsTooSmallByLessThanTheRoundingIsSeenByTheChecksum() throws Exception {
    server.claim(SIZE - 100);
    assertProblem(weights(SIZE, content), "data.fetch.checksum");
    assertThat(part()).doesNotExist();
  }

  /** A file twice as long as published is not taken to its end. */
  @Test
  void anAnswerThatDoesNotEndIsNotTakenWhole() throws Exception {
    PublishedWeights weights = weights(SIZE / 2, content);
    assertProblem(weights, "data.fetch.checksum");
    assertThat(told.getLast()).isLessThan(SIZE / 2 + 100_000);
    assertThat(part()).doesNotExist();
  }

  @Test
  void aPageInPlaceOfTheFileIsRefused() throws Exception {
    byte[] page = Arrays.copyOf("<html>Log in</html>".getBytes(StandardCharsets.US_ASCII), SIZE);
    PublishedWeights weights = weights(SIZE, content);
    server.serve(weights.file(), page);

    assertProblem(weights, "data.fetch.checksum");

    assertThat(weights.isHere()).isFalse();
  }

  @Test
  void cancellingKeepsWhatHasCome() throws Exception {
    cancelAfter = 100_000;
    PublishedWeights weights = weights(SIZE, content);

    assertThatThrownBy(() -> fetch(weights)).isInstanceOf(CancellationException.class);

    assertThat(Files.size(part())).isBetween(100_000L, SIZE - 1L);
    assertThat(weights.isHere()).isFalse();
  }

  /** The program was killed after the last byte and before the file got its name. */
  @Test
  void aWholePartIsNotFetchedAgain() throws Exception {
    PublishedWeights weights = weights(SIZE + 300, content);
    Files.createDirectories(PublishedWeights.folder());
    Files.write(part(), content);

    fetch(weights);

    assertThat(weights.isHere()).isTrue();
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void withoutAWayASentenceNamesTheFileAndItsPlace() throws Exception {
    PublishedWeights weights = weights(SIZE, content);
    server.close();

    assertThatThrownBy(() -> fetch(weights))
        .isInstanceOfSatisfying(
            UserProblem.class, it -> assertThat(it.key()).isEqualTo("data.fetch.offline"))
        .hasMessageContaining("/" + weights.file())
        .hasMessageContaining(PublishedWeights.folder().toString());
  }

  private void assertProblem(PublishedWeights weights, String key) {
    assertThatThrownBy(() -> fetch(weights))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  private void fetch(PublishedWeights weights) throws UserProblem {
    FetchListener listener =
        new FetchListener() {
          @Override
          public boolean isCancelled() {
            return !told.isEmpty() && told.getLast() >= cancelAfter;
          }

          @Override
          public void progress(String name, long done, long all) {
            told.add(done);
          }
        };
    WeightFetch.of(weights, listener, patience);
  }

  private Path part() throws Exception {
    Path place = weights(SIZE, content).place();
    return place.resolveSibling(place.getFileName() + ".part");
  }

  private PublishedWeights weights(long bytes, byte[] expected) throws Exception {
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(expected);
    RemoteFile served = server.serve("net-12345678.pth", content);
    return new PublishedWeights(
        "net",
        "resnet18",
        "IMAGENET1K_V1",
        served.name(),
        bytes,
        new Origin.Published(
            new RemoteFile(
                served.name(),
                bytes,
                ROUNDING,
                Checksum.sha256(HexFormat.of().formatHex(sha, 0, 4)),
                served.addresses())),
        Preprocessing.IMAGENET,
        0.7,
        0.9);
  }
}
