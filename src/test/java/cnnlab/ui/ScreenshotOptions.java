package cnnlab.ui;

import cnnlab.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one picture is to show.
 *
 * @param arguments "theme=dark", "press=start"
 */
record ScreenshotOptions(
    View place, AppTheme theme, Messages language, Path out, List<String> arguments) {

  /** Of a place or "all", or, with "from=FILE", of each line of a file, whose options come last. */
  static List<ScreenshotOptions> of(List<String> arguments) throws IOException {
    String first = arguments.getFirst();
    if (!first.startsWith("from=")) {
      return shots(arguments);
    }
    List<ScreenshotOptions> all = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(first.substring("from=".length())))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> own = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
        own.addAll(1, arguments.subList(1, arguments.size()));
        all.addAll(shots(own));
      }
    }
    return all;
  }

  private static List<ScreenshotOptions> shots(List<String> arguments) {
    String place = arguments.getFirst();
    if (!place.equals("all")) {
      Messages language = Messages.forLocale(Locale.of(last(arguments, "lang", "en")));
      AppTheme theme = AppTheme.valueOf(last(arguments, "theme", "light").toUpperCase(Locale.ROOT));
      Path out = Path.of(last(arguments, "out", "target/screenshots/" + place + ".png"));
      View view = View.valueOf(place.toUpperCase(Locale.ROOT));
      return List.of(new ScreenshotOptions(view, theme, language, out, List.copyOf(arguments)));
    }
    Path folder = Path.of(last(arguments, "out", "target/screenshots"));
    List<ScreenshotOptions> all = new ArrayList<>();
    for (View view : View.values()) {
      for (AppTheme theme : List.of(AppTheme.LIGHT, AppTheme.DARK)) {
        for (Messages language : List.of(Messages.ENGLISH, Messages.CHINESE)) {
          String name = view + "-" + theme + "-" + language.locale().getLanguage() + ".png";
          Path out = folder.resolve(name.toLowerCase(Locale.ROOT));
          all.add(new ScreenshotOptions(view, theme, language, out, List.copyOf(arguments)));
        }
      }
    }
    return all;
  }

  /** What a user would have done before the picture, in order: "type=epochs:0", "press=start". */
  List<String> actions() {
    return arguments.stream().filter(it -> it.matches("(type|press|key|pause)=.*")).toList();
  }

  double number(String name, double otherwise) {
    return Double.parseDouble(option(name, Double.toString(otherwise)));
  }

  String option(String name, String otherwise) {
    return last(arguments, name, otherwise);
  }

  Stream<String> options(String name) {
    return values(arguments, name);
  }

  private static String last(List<String> arguments, String name, String otherwise) {
    return values(arguments, name).reduce((_, later) -> later).orElse(otherwise);
  }

  private static Stream<String> values(List<String> arguments, String name) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> argument.substring(name.length() + 1));
  }
}
