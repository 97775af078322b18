package cnnlab.data.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that fetch the same: this one, and another process. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set before each test
class FetchProcessesTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  private final List<Path> waited = new CopyOnWriteArrayList<>();
  private final CountDownLatch waiting = new CountDownLatch(1);

  /** The other program: holds a folder until its input ends, then leaves what it fetched. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      try (FetchLock _ = FetchLock.of(folder, listener(new ArrayList<>(), null))) {
        System.out.println("holds");
        if (System.in.read() < 0) {
          return;
        }
        Files.write(folder.resolve("set.bin"), CONTENT);
      }
      System.out.println("ended");
    }
  }

  @Test
  void oneWaitsAndSaysSoAndBothEndWell() throws Exception {
    try (FileServer server = new FileServer()) {
      RemoteFile remote = server.serve("set.bin", CONTENT);
      Process other = start(folder);
      try (BufferedReader said = other.inputReader()) {
        assertThat(said.readLine()).isEqualTo("holds");
        CompletableFuture<Void> mine = fetch(remote, folder);
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(mine).isNotDone();
        other.outputWriter().append("go on").close();
        mine.get(30, TimeUnit.SECONDS);
        assertThat(said.readLine()).isEqualTo("ended");
        assertThat(other.waitFor()).isZero();
      }
      assertThat(waited).containsExactly(folder);
      assertThat(folder.resolve("set.bin")).hasBinaryContent(CONTENT);
      assertThat(server.ranges()).as("not fetched twice").isEmpty();
    }
  }

  @Test
  void oneThatIsKilledHoldsNothing() throws Exception {
    try (FileServer server = new FileServer()) {
      RemoteFile remote = server.serve("set.bin", CONTENT);
      Process other = start(folder);
      try (BufferedReader said = other.inputReader()) {
        assertThat(said.readLine()).isEqualTo("holds");
        CompletableFuture<Void> mine = fetch(remote, folder);
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        other.destroyForcibly().waitFor();
        mine.get(30, TimeUnit.SECONDS);
      }
      assertThat(folder.resolve("set.bin")).hasBinaryContent(CONTENT);
      assertThat(server.ranges()).hasSize(1);
    }
  }

  private static Process start(Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private CompletableFuture<Void> fetch(RemoteFile remote, Path folder) {
    CompletableFuture<Void> fetched = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                Fetch.files(List.of(remote), folder, listener(waited, waiting));
                fetched.complete(null);
              } catch (Exception e) {
                fetched.completeExceptionally(e);
              }
            });
    return fetched;
  }

  private static FetchListener listener(List<Path> waited, @Nullable CountDownLatch waiting) {
    return new FetchListener() {
      @Override
      public boolean isCancelled() {
        return false;
      }

      @Override
      public void progress(String file, long done, long all) {}

      @Override
      public void waiting(Path folder) {
        waited.add(folder);
        if (waiting != null) {
          waiting.countDown();
        }
      }
    };
  }
}
