package cnnlab.ui.report;

import cnnlab.comparison.ComparedRun;
import cnnlab.report.ReportEvidence;
import cnnlab.report.RunsReport;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/**
 * Asks for a file and writes a report of runs to it, in the background: a small window tells how
 * far it is, ends it, and opens what was written.
 */
public final class ReportSaver {
  private static final String JOB = "report.save";

  private final Services services;
  private final Texts texts;
  private final Supplier<Window> window;
  private final ProgressJob job;

  /** Reads the runs, on a thread of its own. */
  @FunctionalInterface
  public interface Runs {
    List<ComparedRun> read() throws UserProblem;
  }

  /**
   * @param window above which dialogs open
   */
  public ReportSaver(Services services, Supplier<Window> window) {
    this.services = services;
    this.window = window;
    texts = services.texts();
    job = new ProgressJob(services.background(), JOB, 0);
  }

  /** Asks where it is to be. */
  public void ask(Runs runs) {
    services
        .files()
        .save(
            window.get(),
            texts.get("report.save"),
            "report.html",
            List.of(
                new ExtensionFilter("HTML", "*.html"),
                new ExtensionFilter("PDF", "*.pdf"),
                new ExtensionFilter("LaTeX", "*.tex")))
        .ifPresent(file -> save(file, runs));
  }

  /** Writes it in the language of the window. */
  public void save(Path file, Runs runs) {
    Messages messages = texts.messages();
    Dialog<ButtonType> dialog = new Dialog<>();
    Label words = new Label();
    words.setId("report-words");
    words.setWrapText(true);
    words.setText(texts.get("report.writing"));
    ProgressBar bar = new ProgressBar();
    bar.setId("report-progress");
    bar.progressProperty().bind(job.progressProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.managedProperty().bind(bar.visibleProperty());
    VBox content = new VBox(words, bar);
    content.getStyleClass().add("dialog-fields");
    ButtonType open = new ButtonType(texts.get("report.open"), ButtonData.OK_DONE);
    ButtonType close = new ButtonType(texts.get("control.cancel"), ButtonData.CANCEL_CLOSE);
    dialog.initOwner(window.get());
    dialog.setTitle(texts.get("report.save"));
    dialog.setResizable(true);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().setAll(open, close);
    Button opening = (Button) dialog.getDialogPane().lookupButton(open);
    Button closing = (Button) dialog.getDialogPane().lookupButton(close);
    opening.setId("report-open");
    closing.setId("report-close");
    opening.setVisible(false);
    services.appearance().style(dialog.getDialogPane().getScene());
    dialog.setOnHidden(
        _ -> {
          if (job.isUnderWay()) {
            job.cancel();
          } else if (dialog.getResult() == open) {
            services.navigation().browse(file);
          }
        });
    job.run(
        goOn -> {
          List<ComparedRun> told = runs.read();
          ReportEvidence evidence = ReportEvidence.gather(services.engine(), told, goOn);
          if (!goOn.test(1)) {
            throw new CancellationException();
          }
          RunsReport.write(file, told, evidence, messages);
          return file;
        },
        written -> {
          words.setText(texts.get("report.saved", written.getFileName()));
          bar.setVisible(false);
          opening.setVisible(true);
          closing.setText(texts.get("report.close"));
          opening.requestFocus();
        },
        problem -> {
          words.setText(texts.sentence(problem));
          bar.setVisible(false);
          closing.setText(texts.get("report.close"));
        });
    dialog.show();
  }
}
