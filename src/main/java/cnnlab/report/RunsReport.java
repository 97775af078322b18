package cnnlab.report;

import cnnlab.comparison.ComparedRun;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Runs as a document that needs nothing else: what they reached and cost, how sure that is, their
 * curves, networks, settings, errors and origin, and how to do them again.
 */
public final class RunsReport {
  private RunsReport() {}

  /**
   * The document as HTML.
   *
   * @param runs at least one; seeds that are combined are told of as one
   */
  public static String html(List<ComparedRun> runs, ReportEvidence evidence, Messages messages)
      throws UserProblem, IOException {
    return ReportHtml.of(ReportContent.of(runs, evidence, messages), messages);
  }

  /** The document as a PDF. */
  static byte[] pdf(List<ComparedRun> runs, ReportEvidence evidence, Messages messages)
      throws UserProblem, IOException {
    return ReportPdf.of(ReportContent.of(runs, evidence, messages));
  }

  /** Demands that a report can be written under this name, before anything is worked out. */
  public static void requireFormat(Path file) throws UserProblem {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".html") && !name.endsWith(".pdf") && !name.endsWith(".tex")) {
      throw UserProblem.of("report.format", file.getFileName()).at(file.toString());
    }
  }

  /**
   * Writes it as the file's name ends: .html, .pdf, or .tex for tables to be taken into a paper,
   * with the figures as PDF files beside it.
   *
   * @throws UserProblem where it ends otherwise, or cannot be written
   */
  public static void write(
      Path file, List<ComparedRun> runs, ReportEvidence evidence, Messages messages)
      throws UserProblem {
    requireFormat(file);
    String name = file.toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".html")) {
        AtomicFile.write(file, html(runs, evidence, messages));
      } else if (name.endsWith(".pdf")) {
        AtomicFile.write(file, pdf(runs, evidence, messages));
      } else {
        ReportLatex.write(file, ReportContent.of(runs, evidence, messages));
      }
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
