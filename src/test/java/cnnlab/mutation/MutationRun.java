package cnnlab.mutation;

import cnnlab.files.Folders;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gives a reader many damaged files, and counts what comes of it. */
final class MutationRun {
  /** Reading is over by then, or hangs. */
  private static final Duration HANG = Duration.ofSeconds(20);

  private static final long SLOW_MILLIS = 1000;

  private static final int SHOWN_BYTES = 400;

  /**
   * What came of the inputs of one kind.
   *
   * @param read as if sound, or as sound as they were in the parts that count
   * @param refused with a sentence
   * @param slow that took longer than a second
   * @param longestMillis that one took
   * @param faults what went wrong otherwise, each with its seed and the file
   */
  record Counts(
      String kind, int read, int refused, int slow, long longestMillis, List<String> faults) {
    int inputs() {
      return read + refused + faults.size();
    }
  }

  private final MutatedReader reader;
  private final Path folder;
  private int read;
  private int refused;
  private int slow;
  private long longest;
  private @Nullable UserProblem last;
  private final List<String> faults = new ArrayList<>();

  private MutationRun(MutatedReader reader, Path folder) {
    this.reader = reader;
    this.folder = folder;
  }

  /** The sound files first, then so many damaged ones, the same ones for the same seed. */
  static Counts of(MutatedReader reader, int inputs, long seed, Path folder) throws Exception {
    MutationRun run = new MutationRun(reader, folder);
    List<String> names = reader.files().keySet().stream().sorted().toList();
    ExecutorService worker = worker();
    try {
      for (int i = -names.size(); i < inputs; i++) {
        if (i == 0 && run.read == 0) {
          throw new AssertionError(reader.name() + ": no sound file is read", run.last);
        }
        String name = names.get(Math.floorMod(i, names.size()));
        byte[] sound = Objects.requireNonNull(reader.files().get(name));
        byte[] content = i < 0 ? sound : new Mutator(seed + i).mutated(sound);
        if (run.hangs(worker, name, content, seed + i)) {
          worker = worker(); // the other one never comes back
        }
      }
    } finally {
      worker.shutdownNow();
    }
    return new Counts(reader.name(), run.read, run.refused, run.slow, run.longest, run.faults);
  }

  private static ExecutorService worker() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("mutation").factory());
  }

  private boolean hangs(ExecutorService worker, String name, byte[] content, long seed)
      throws Exception {
    Path file = placed(name, content);
    long begin = System.nanoTime();
    Future<@Nullable Throwable> outcome = worker.submit(() -> outcome(file));
    boolean hangs = false;
    try {
      count(outcome.get(HANG.toSeconds(), TimeUnit.SECONDS), name, content, seed);
    } catch (TimeoutException e) {
      fault("hangs", name, content, seed);
      hangs = true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    longest = Math.max(longest, millis);
    if (millis > SLOW_MILLIS) {
      slow++;
      System.out.printf(Locale.ROOT, "%s, seed %d: %d ms%n", name, seed, millis);
    }
    return hangs;
  }

  private @Nullable Throwable outcome(Path file) {
    try {
      reader.reading().of(file);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private void count(@Nullable Throwable outcome, String name, byte[] content, long seed) {
    switch (outcome) {
      case null -> read++;
      case UserProblem problem when !problem.what(Messages.ENGLISH).isBlank() -> {
        refused++;
        last = problem;
      }
      default -> {
        StackTraceElement[] trace = outcome.getStackTrace();
        fault(outcome + (trace.length > 0 ? " at " + trace[0] : ""), name, content, seed);
      }
    }
  }

  private void fault(String what, String name, byte[] content, long seed) {
    String bytes = HexFormat.of().formatHex(content, 0, Math.min(content.length, SHOWN_BYTES));
    faults.add(
        String.format(
            Locale.ROOT, "%s, %s, seed %d: %s%n%s", reader.name(), name, seed, what, bytes));
  }

  private Path placed(String name, byte[] content) throws IOException {
    Folders.delete(folder);
    if (reader.together()) {
      for (Map.Entry<String, byte[]> file : reader.files().entrySet()) {
        write(file.getKey(), file.getValue());
      }
    }
    return write(name, content);
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
