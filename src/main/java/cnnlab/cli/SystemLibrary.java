package cnnlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library of the operating system that the window needs. Only Linux may lack them.
 *
 * @param name as the dynamic linker knows it
 */
record SystemLibrary(String name, String neededFor, boolean found) {

  /** All of them; none on other systems. */
  static List<SystemLibrary> needed() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return List.of();
    }
    String known = known();
    return Stream.of(
            library("libgtk-3.so", "the window (package libgtk-3-0)", known),
            library("libXtst.so", "the window (package libxtst6)", known),
            library("libpangoft2-1.0.so", "text (package libpangoft2-1.0-0)", known),
            library("libfontconfig.so", "text (package fontconfig)", known))
        .toList();
  }

  private static SystemLibrary library(String name, String neededFor, String known) {
    return new SystemLibrary(name, neededFor, known.contains(name));
  }

  /** What the dynamic linker has in its cache; nothing where it cannot be asked. */
  private static String known() {
    try {
      Process linker =
          new ProcessBuilder("/sbin/ldconfig", "-p")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(linker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }
}
