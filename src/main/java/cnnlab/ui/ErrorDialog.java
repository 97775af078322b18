package cnnlab.ui;

import cnnlab.engine.MemoryProblem;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what went wrong and what to do about it. Of anything but a {@link UserProblem} the person
 * learns that it is the program's fault and where its log is.
 */
public final class ErrorDialog {
  private static final Logger log = LoggerFactory.getLogger(ErrorDialog.class);

  private final Texts texts;
  private final Appearance appearance;
  private final Path logs;
  private final Set<@Nullable String> told = new HashSet<>();

  /**
   * @param logs the folder of the log files, named to the person
   */
  ErrorDialog(Texts texts, Appearance appearance, Path logs) {
    this.texts = texts;
    this.appearance = appearance;
    this.logs = logs;
  }

  /** Shows the problem and returns at once. */
  public void show(Throwable thrown) {
    FxThread.require();
    Throwable error = MemoryProblem.inWords(thrown);
    if (error instanceof UserProblem) {
      log.info("Shown to the person: {}", error.getMessage(), error.getCause());
    } else {
      log.error("Shown to the person", error);
    }
    String what =
        error instanceof UserProblem problem
            ? problem.what(texts.messages())
            : texts.get("main.error.unexpected");
    String advice =
        error instanceof UserProblem problem
            ? problem.advice(texts.messages())
            : texts.get("main.error.unexpected.advice", logs);
    dialog(what, advice, details(error)).show();
  }

  /** The same of what would arise again with each step that is kept: only the first time. */
  public void showOnce(UserProblem problem) {
    if (told.add(problem.getMessage())) {
      show(problem);
    }
  }

  private Dialog<ButtonType> dialog(String what, String advice, String details) {
    ButtonType copy = new ButtonType(texts.get("main.error.copy"), ButtonData.LEFT);
    ButtonType close = new ButtonType(texts.get("main.close"), ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle(texts.get("main.error.title"));
    dialog.setResizable(true);
    Window.getWindows().stream().filter(Window::isFocused).findFirst().ifPresent(dialog::initOwner);

    DialogPane pane = dialog.getDialogPane();
    pane.getStyleClass().add("error-dialog");
    pane.getButtonTypes().setAll(copy, close);
    pane.setGraphic(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE));
    pane.setContent(new VBox(wrapped(what, "error-what"), wrapped(advice, "error-advice")));
    appearance.style(pane.getScene());
    Button copyButton = (Button) pane.lookupButton(copy);
    copyButton.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(what + "\n" + advice + "\n\n" + details);
          Clipboard.getSystemClipboard().setContent(content);
          event.consume();
        });
    Button closeButton = (Button) pane.lookupButton(close);
    closeButton.setDefaultButton(true);
    dialog.setOnShown(_ -> closeButton.requestFocus());
    return dialog;
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static String details(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return "CNN Lab, Java "
        + Runtime.version()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + "\n"
        + trace;
  }
}
