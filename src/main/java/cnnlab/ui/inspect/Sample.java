package cnnlab.ui.inspect;

import cnnlab.data.ClassNames;
import cnnlab.data.DatasetTitle;
import cnnlab.text.Messages;
import cnnlab.ui.network.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image that comes with the lab.
 *
 * @param dataset the data set that has its class; empty where none has
 * @param className the class by its English name
 */
record Sample(Path file, String dataset, String className) {
  private static final String CLASSES = "classes.csv";

  /** Those of a folder: first those whose class a data set has. */
  static List<Sample> of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<String, Sample> known = known(folder);
    List<Sample> samples = new ArrayList<>(known.values());
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)"))
          .filter(file -> !known.containsKey(file.getFileName().toString()))
          .sorted()
          .forEach(file -> samples.add(new Sample(file, "", "")));
    }
    return samples;
  }

  /** By file name, in the order of the list: file, data set, class. */
  private static Map<String, Sample> known(Path folder) throws IOException {
    Map<String, Sample> known = new LinkedHashMap<>();
    Path list = folder.resolve(CLASSES);
    for (String line : Files.exists(list) ? Files.readAllLines(list) : List.<String>of()) {
      String[] parts = line.split(",", -1);
      known.put(parts[0], new Sample(folder.resolve(parts[0]), parts[1], parts[2]));
    }
    return known;
  }

  /** Its name without the ending. */
  String title() {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  /** Its name, its class, and which of the networks that come with the lab know that class. */
  String about(Messages messages, List<Choice> networks) {
    if (dataset.isEmpty()) {
      return messages.get("inspect.sample.none", title());
    }
    List<String> english = ClassNames.of(dataset);
    String label =
        ClassNames.translated(messages, dataset, english).get(english.indexOf(className));
    String bundled =
        networks.stream()
            .filter(choice -> choice.isBundledFor(dataset))
            .map(Choice::title)
            .collect(Collectors.joining(", "));
    return bundled.isEmpty()
        ? messages.get("inspect.sample.unknown", title(), label, DatasetTitle.of(dataset))
        : messages.get("inspect.sample.known", title(), label, bundled);
  }
}
