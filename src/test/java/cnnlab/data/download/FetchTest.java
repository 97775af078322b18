package cnnlab.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.OwnDataHome;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can happen on the way of a data set, with a server of our own. */
@ExtendWith(OwnDataHome.class)
@Timeout(60)
class FetchTest {
  private static final int SIZE = 400_000;

  private final byte[] content = new byte[SIZE];

  private final List<Long> told = new CopyOnWriteArrayList<>(); // asked by the watch too
  private FileServer server;
  private long cancelAfter = Long.MAX_VALUE;

  @BeforeEach
  void serve() throws IOException {
    new Random(1).nextBytes(content);
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWholeFileGetsItsName() throws Exception {
    DownloadableDataset set = set(content);
    assertThat(set.place()).isEmpty();

    Fetch.of(set, listener());

    assertThat(set.place()).contains(file());
    assertThat(Files.readAllBytes(file())).isEqualTo(content);
    assertThat(part()).doesNotExist();
    assertThat(told).isSorted().endsWith((long) SIZE);
  }

  @Test
  void whatIsHereIsNotFetchedAgain() throws Exception {
    Fetch.of(set(content), listener());
    Fetch.of(set(content), listener());

    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void aBrokenConnectionIsTakenUpWhereItBroke() throws Exception {
    server.hangUpAfter(150_000);

    Fetch.of(set(content), listener());

    assertThat(Files.readAllBytes(file())).isEqualTo(content);
    assertThat(server.ranges()).hasSize(3).startsWith("").last().asString().startsWith("bytes=");
  }

  @Test
  void whatHasComeIsKeptForTheNextTime() throws Exception {
    server.hangUpAfter(100_000);
    assertProblem(set(content), "data.fetch.broken");
    assertThat(part()).exists();
    server.hangUpAfter(Integer.MAX_VALUE);

    Fetch.of(set(content), listener());

    assertThat(Files.readAllBytes(file())).isEqualTo(content);
  }

  @Test
  void ofTwoThatFetchTheSameOneWaitsAndSaysSo() throws Exception {
    DownloadableDataset set = set(content);
    List<Path> waited = new CopyOnWriteArrayList<>();
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Void> other;
    try (FetchLock _ = FetchLock.of(set.folder(), listener())) {
      other =
          CompletableFuture.runAsync(
              () -> {
                try {
                  Fetch.of(
                      set,
                      new FetchListener() {
                        @Override
                        public boolean isCancelled() {
                          return false;
                        }

                        @Override
                        public void progress(String name, long done, long all) {
                          told.add(done);
                        }

                        @Override
                        public void waiting(Path folder) {
                          waited.add(folder);
                          waiting.countDown();
                        }
                      });
                } catch (UserProblem e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(part()).doesNotExist();
      Files.write(file(), content); // what the first one fetched
    }
    other.get(30, TimeUnit.SECONDS);
    assertThat(waited).containsExactly(set.folder());
    assertThat(server.ranges()).as("not fetched twice").isEmpty();
  }

  @Test
  void aServerThatCannotGoOnIsAskedForAll() throws Exception {
    Files.createDirectories(part().getParent());
    Files.write(part(), Arrays.copyOf(content, 1000));
    server.forgetRanges();

    Fetch.of(set(content), listener());

    assertThat(Files.readAllBytes(file())).isEqualTo(content);
  }

  @Test
  void anotherFileUnderTheSameNameIsRemoved() throws Exception {
    byte[] expected = content.clone();
    expected[7]++;

    assertProblem(set(expected), "data.fetch.checksum");

    assertThat(file()).doesNotExist();
    assertThat(part()).doesNotExist();
  }

  @Test
  void cancellingKeepsWhatHasCome() throws Exception {
    cancelAfter = 100_000;

    assertThatThrownBy(() -> Fetch.of(set(content), listener()))
        .isInstanceOf(CancellationException.class);

    assertThat(Files.size(part())).isBetween(100_000L, SIZE - 1L);
    assertThat(file()).doesNotExist();
  }

  @Test
  void aBodyThatStallsIsGivenUpAndWhatHasComeIsKept() throws Exception {
    server.stallAfter(120_000);

    assertThatThrownBy(() -> Fetch.of(set(content), listener(), Duration.ofSeconds(4)))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo("data.fetch.broken"));
    assertThat(Files.size(part())).isGreaterThanOrEqualTo(120_000);

    server.stallAfter(Integer.MAX_VALUE);
    Fetch.of(set(content), listener());
    assertThat(Files.readAllBytes(file())).isEqualTo(content);
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    server.stayMute();

    assertThatThrownBy(() -> Fetch.of(set(content), listener(), Duration.ofMillis(500)))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("data.fetch.offline"));
  }

  @Test
  void cancellingEndsAFetchFromAServerThatStalls() throws Exception {
    server.stallAfter(50_000);
    cancelAfter = 50_000; // seen by the listener only after these have come: no byte follows

    assertThatThrownBy(() -> Fetch.of(set(content), listener()))
        .isInstanceOf(CancellationException.class);
    assertThat(server.ranges()).hasSize(1);
  }

  @Test
  void cancellingEndsAFetchFromAServerThatNeverAnswers() throws Exception {
    server.stayMute();
    DownloadableDataset set = set(content);
    AtomicBoolean cancelled = new AtomicBoolean();
    FetchListener listener =
        new FetchListener() {
          @Override
          public boolean isCancelled() {
            return cancelled.get();
          }

          @Override
          public void progress(String file, long done, long all) {}
        };
    CompletableFuture<Void> fetch =
        CompletableFuture.runAsync(
            () -> {
              try {
                Fetch.of(set, listener);
              } catch (UserProblem problem) {
                throw new IllegalStateException(problem);
              }
            });
    while (server.ranges().isEmpty()) {
      Thread.onSpinWait();
    }

    cancelled.set(true);

    assertThatThrownBy(fetch::join).hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void withoutANetworkASentenceNamesTheFileAndItsPlace() throws Exception {
    server.close();

    assertThatThrownBy(() -> Fetch.of(set(content), listener()))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo("data.fetch.offline"))
        .hasMessageContaining("/set.bin")
        .hasMessageContaining(set(content).folder().toString());
  }

  private void assertProblem(DownloadableDataset set, String key) {
    assertThatThrownBy(() -> Fetch.of(set, listener()))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  /** A set of one file, which is expected to be {@code expected}. */
  private DownloadableDataset set(byte[] expected) throws Exception {
    RemoteFile wanted = server.serve("set.bin", expected);
    server.serve("set.bin", content);
    return new DownloadableDataset("test-set", List.of(wanted), Optional.empty());
  }

  private Path file() throws Exception {
    return set(content).folder().resolve("set.bin");
  }

  private Path part() throws Exception {
    return set(content).folder().resolve("set.bin.part");
  }

  private FetchListener listener() {
    return new FetchListener() {
      @Override
      public boolean isCancelled() {
        return !told.isEmpty() && told.getLast() >= cancelAfter;
      }

      @Override
      public void progress(String name, long done, long all) {
        told.add(done);
      }
    };
  }
}
