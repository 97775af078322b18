package cnnlab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.OwnDataHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files are read, or refused with a sentence: nothing else happens. A short run here; a
 * long one with {@code ./cnnlab test -Dtest=MutationTest -Dcnnlab.mutations=1000}, so many inputs
 * for each reader, prints how many there were of each kind and what came of them.
 */
@ExtendWith(OwnDataHome.class)
class MutationTest {
  private static final int INPUTS = Integer.getInteger("cnnlab.mutations", 25);
  private static final long SEED = Long.getLong("cnnlab.mutations.seed", 1);
  private static final String ONLY = System.getProperty("cnnlab.mutations.only", ".*");

  @TempDir Path folder;

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    List<MutationRun.Counts> all = new ArrayList<>();
    Path scratch = folder.resolve("scratch");
    List<MutatedReader> readers = new ArrayList<>(MutatedReaders.all(scratch));
    readers.addAll(KeptReaders.all(scratch));
    for (MutatedReader reader : readers) {
      if (reader.name().matches(ONLY)) {
        all.add(MutationRun.of(reader, INPUTS, SEED, folder.resolve("input")));
        print(all.getLast());
      }
    }
    assertThat(all).flatExtracting(MutationRun.Counts::faults).isEmpty();
  }

  private static void print(MutationRun.Counts counts) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d |%n",
        counts.kind(),
        counts.inputs(),
        counts.read(),
        counts.refused(),
        counts.faults().size(),
        counts.slow(),
        counts.longestMillis());
  }
}
