package cnnlab.ui;

import javafx.application.Application;

/**
 * Takes pictures of the main window without a display: {@code ./cnnlab screenshot explore
 * theme=dark lang=zh size=1280x800 font=14 wait=3000 open=FILE runs=FOLDER out=FILE.png}. Options
 * not given take these values (light, en, 14); {@code all} instead of a place takes every place in
 * both themes and languages into the folder {@code out}.
 */
public final class Screenshots {
  private Screenshots() {}

  public static void main(String[] arguments) {
    Application.launch(ScreenshotSession.class, arguments);
  }
}
