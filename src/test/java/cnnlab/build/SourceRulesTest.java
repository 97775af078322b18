package cnnlab.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules on source text that no compiler knows. */
class SourceRulesTest {
  private static final int MOST_LINES = 400;
  private static final int MOST_FILES = 40;

  @Test
  void noSourceFileIsLongerThan400Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : javaFiles()) {
      long lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(file + ": " + lines);
      }
    }
    assertThat(tooLong).as("split these files by responsibility").isEmpty();
  }

  @Test
  void noPackageHasMoreThan40Files() throws IOException {
    Map<Path, Long> files =
        javaFiles().stream()
            .filter(file -> file.startsWith("src/main"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(files).as("divide these packages by responsibility").isNotEmpty();
    assertThat(files.entrySet())
        .filteredOn(each -> each.getValue() > most(each.getKey()))
        .as("divide these packages by responsibility")
        .isEmpty();
  }

  /** The oneDNN executor has a class for each kind of primitive; they are read one at a time. */
  private static int most(Path folder) {
    return folder.endsWith("engine/onednn") ? 55 : MOST_FILES;
  }

  @Test
  void noTwoClassesHaveTheSameSimpleName() throws IOException {
    Map<String, List<Path>> named =
        javaFiles().stream()
            .filter(file -> file.startsWith("src/main") && !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
    assertThat(named.values())
        .filteredOn(files -> files.size() > 1)
        .as("one word for one thing")
        .isEmpty();
  }

  /** Folders know "..", jars do not: what the tests find, the built lab would not. */
  @Test
  void noResourceIsNamedByTheFolderAbove() throws IOException {
    List<Path> above = new ArrayList<>();
    for (Path file : javaFiles()) {
      if (file.startsWith("src/main") && Files.readString(file).contains("(\"../")) {
        above.add(file);
      }
    }
    assertThat(above).as("name resources from the root, \"/cnnlab/...\"").isEmpty();
  }

  /** Else a file that is done with stays until Java comes to collect what was mapped of it. */
  @Test
  void whatIsMappedHasAnOwner() throws IOException {
    List<Path> without = new ArrayList<>();
    for (Path file : javaFiles()) {
      if (file.startsWith("src/main") && Files.readString(file).contains("Arena.ofAuto()")) {
        without.add(file);
      }
    }
    assertThat(without).as("take an arena that somebody closes").isEmpty();
  }

  @Test
  void everySourceFileIsFormatted() throws Exception {
    Formatter formatter = new Formatter();
    List<String> unformatted = new ArrayList<>();
    for (Path file : javaFiles()) {
      String text = Files.readString(file);
      if (!formatter.formatSourceAndFixImports(text).equals(text)) {
        unformatted.add(file.toString());
      }
    }
    assertThat(unformatted).as("run ./cnnlab format").isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
