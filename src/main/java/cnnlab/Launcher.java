package cnnlab;

import cnnlab.cli.Cli;
import cnnlab.text.UserProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javafx.application.Application;

/** Starts the program. */
public final class Launcher {
  private Launcher() {}

  /** Without arguments opens the window, with arguments does the job they name. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // digits that every program reads
    System.setOut(System.err); // results go to the stream itself: no library writes among them
    System.setProperty("java.awt.headless", "true"); // images and fonts only; windows are JavaFX's
    System.setProperty("slf4j.internal.verbosity", "ERROR"); // JavaFX logs while the log starts
    if (args.length == 0) {
      Preloader.begin();
      openWindow();
    } else if (args[0].equals(AotTraining.ARGUMENT)) {
      Preloader.begin();
      Application.launch(App.class, args);
      AotTraining.doJobs(writer(FileDescriptor.out));
      System.exit(0);
    } else {
      System.exit(
          Cli.run(
              new MachineEngine(), writer(FileDescriptor.out), writer(FileDescriptor.err), args));
    }
  }

  private static void openWindow() {
    try {
      Application.launch(App.class);
    } catch (UnsupportedOperationException noDisplay) { // JavaFX's, before anything of ours runs
      writer(FileDescriptor.err).println(UserProblem.of("start.no-display").getMessage());
      System.exit(1);
    }
  }

  /** UTF-8 whatever the system's encoding, because JSON is. */
  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
