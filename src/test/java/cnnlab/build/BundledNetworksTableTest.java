package cnnlab.build;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.BundledRuns;
import cnnlab.run.RunRecord;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The figures of the bundled networks in the documents are those of their runs. */
class BundledNetworksTableTest {
  private static final Path DOCUMENT = Path.of("docs", "bundled-networks.md");
  private static final Path MADE = Path.of("target", "bundled-networks.md");

  private static final String INTRODUCTION =
      """
      # Bundled networks

      Trained by `src/build/zoo.sh` and bundled by `src/build/bundle-zoo.sh`: complete runs, which Train, Inspect and Compare show from the
      first start. The best epoch was chosen by the validation images; the test images were evaluated once, with that epoch's weights.
      Nothing here is typed: a test makes the table from the run folders in `assets/zoo`, leaves it in `target/bundled-networks.md`, and
      holds this file to it. `src/test/python/bundled_networks.py` measures the accuracies again in PyTorch, with the exported code and weights.

      Weights are bundled in half precision (float16) where that moves the test accuracy by less than 0.05 points, in single precision
      (float32) where it would move it further. Metrics of iterations and layers have four digits, those of layers at most 200 iterations.

      | run | network | data | width | epochs | parameters | MACs | test accuracy | weights | trained on |
      | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
      """;

  @Test
  void isThatOfTheRunFolders() throws IOException, UserProblem {
    String table = INTRODUCTION;
    List<StoredRun> runs = new RunStore(BundledRuns.root()).list();
    for (StoredRun run : runs.stream().sorted(Comparator.comparing(StoredRun::folder)).toList()) {
      table += row(ComparedRun.of(run));
    }
    Files.createDirectories(Objects.requireNonNull(MADE.getParent()));
    Files.writeString(MADE, table);
    assertThat(DOCUMENT).hasContent(table);
  }

  private static String row(ComparedRun run) {
    RunRecord record = run.record();
    TestResult test = Objects.requireNonNull(record.test());
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s | %d | %,d | %,d | %.2f %% | %s | %s |%n",
        run.folder().getFileName(),
        record.settings().network().name(),
        record.dataset(),
        record.settings().network().width(),
        run.run().epochs().size(),
        run.params(),
        run.macs(),
        100 * test.scores().accuracy(),
        Objects.requireNonNull(record.provenance().weights()).title(),
        record.provenance().cpu());
  }
}
