package cnnlab;

import cnnlab.cli.Cli;
import cnnlab.ui.View;
import cnnlab.ui.window.MainWindow;
import java.io.PrintWriter;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/**
 * Visits every place and does the short jobs, so that Java can record the classes they need. The
 * launch script starts it when it has built the lab.
 */
final class AotTraining {
  /** The program's argument that asks for it. */
  static final String ARGUMENT = "rehearse";

  private static final Duration STAY = Duration.seconds(1.5);
  private static final String[][] JOBS = {
    {"list", "--json"},
    {"analyze", "resnet20"},
    {"doctor"},
    {"bench", "resnet20", "--input", "32", "--batch", "2", "--classes", "10", "--iterations", "1"},
  };

  private AotTraining() {}

  /** Visits the places one after the other, then ends the program. On the JavaFX thread. */
  static void visitPlaces(MainWindow window) {
    SequentialTransition visits = new SequentialTransition();
    for (View place : View.values()) {
      PauseTransition visit = new PauseTransition(STAY);
      visit.setOnFinished(_ -> window.placeProperty().set(place));
      visits.getChildren().add(visit);
    }
    visits.getChildren().add(new PauseTransition(STAY));
    visits.setOnFinished(_ -> Platform.exit());
    visits.play();
  }

  /** Does the jobs that are done without a window. */
  static void doJobs(PrintWriter out) {
    for (String[] job : JOBS) {
      Cli.run(new MachineEngine(), out, out, job);
    }
  }
}
