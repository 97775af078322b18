package cnnlab;

import javafx.application.Application;

/** Starts the program. */
public final class Launcher {
  private Launcher() {}

  /** Without arguments opens the window, with arguments does the job they name. */
  public static void main(String[] args) {
    Application.launch(App.class, args);
  }
}
