package cnnlab.report;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartStyle;
import cnnlab.diagram.render.pdf.Pdf;
import cnnlab.files.AtomicFile;
import cnnlab.text.LatexText;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Tables and figures of a report for a paper: a file to be taken in with {@code \input}, which
 * needs the packages booktabs and graphicx (and ctex for Chinese), and a PDF beside it for each
 * figure. Photos stay out: a paper has its own.
 */
final class ReportLatex {
  /** Made smaller where it would be wider than the text. */
  private static final String AS_WIDE_AS_THE_TEXT =
      "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}";

  private final Path file;
  private final String stem;
  private final StringBuilder text = new StringBuilder();
  private String heading = "";
  private int diagrams;

  private ReportLatex(Path file) {
    this.file = file;
    String name = file.getFileName().toString();
    stem = safe(name.substring(0, name.lastIndexOf('.')));
  }

  /** Writes the file and its figures. */
  static void write(Path file, List<ReportPart> parts) throws IOException, UserProblem {
    ReportLatex latex = new ReportLatex(file);
    for (ReportPart part : parts) {
      latex.write(part);
    }
    boolean chinese = latex.text.codePoints().anyMatch(Character::isIdeographic);
    String packages = "% \\usepackage{booktabs,graphicx" + (chinese ? ",ctex" : "") + "}\n";
    AtomicFile.write(file, packages + latex.text);
  }

  private void write(ReportPart part) throws IOException, UserProblem {
    switch (part) {
      case ReportPart.Title(String words) -> heading = words;
      case ReportPart.Chapter(String words) ->
          text.append("\n% ").append(LatexText.escaped(words)).append('\n');
      case ReportPart.Heading(String words) -> {
        heading = words;
        text.append("% ").append(LatexText.escaped(words)).append('\n');
      }
      case ReportPart.Words(String words) -> text.append(LatexText.escaped(words)).append("\n\n");
      case ReportPart.Table table -> table(table);
      case ReportPart.Matrix matrix -> matrix(matrix);
      case ReportPart.Chart chart -> {
        ChartStyle style = new ChartStyle(ChartColors.LIGHT, ChartStyle.USUAL_FONT_SIZE);
        Path figure = beside(chart.name());
        new ChartPicture(List.of(chart.scene()), style).write(figure);
        figure(figure, chart.scene().yTitle());
      }
      case ReportPart.Diagram diagram -> {
        Path figure = beside("network-" + ++diagrams);
        AtomicFile.write(figure, Pdf.of(diagram.drawing(), diagram.look()));
        figure(figure, diagram.name());
      }
      case ReportPart.Code(List<String> lines) -> code(lines);
      case ReportPart.Images _ -> {}
    }
  }

  /** Lines that break between words, which those of verbatim do not. */
  private void code(List<String> lines) {
    text.append("\\begin{quote}\\raggedright\\ttfamily\\small\n");
    lines.forEach(line -> text.append(LatexText.typed(line)).append("\\par\n"));
    text.append("\\end{quote}\n\n");
  }

  private Path beside(String name) {
    return file.resolveSibling(stem + "-" + safe(name) + ".pdf");
  }

  /** For a file that LaTeX is to find: nothing in it is LaTeX's own. */
  private static String safe(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
  }

  private void figure(Path figure, String caption) {
    text.append("\\begin{figure}\n  \\centering\n  \\includegraphics[width=\\linewidth]{")
        .append(figure.getFileName())
        .append("}\n  \\caption{")
        .append(LatexText.escaped(caption))
        .append("}\n\\end{figure}\n\n");
  }

  private void matrix(ReportPart.Matrix matrix) {
    List<String> headings = Stream.concat(Stream.of(""), matrix.names().stream()).toList();
    List<List<String>> rows =
        IntStream.range(0, matrix.names().size())
            .mapToObj(
                row ->
                    Stream.concat(
                            Stream.of(matrix.names().get(row)),
                            LongStream.of(matrix.counts()[row]).mapToObj(ReportPart::count))
                        .toList())
            .toList();
    table(new ReportPart.Table(headings, rows));
  }

  private void table(ReportPart.Table table) {
    text.append("\\begin{table}\n  \\centering\n  \\caption{")
        .append(LatexText.escaped(heading))
        .append("}\n  " + AS_WIDE_AS_THE_TEXT + "{\\begin{tabular}{")
        .append("l".repeat(table.words()))
        .append("r".repeat(table.headings().size() - table.words()))
        .append("}\n    \\toprule\n");
    row(table.headings());
    text.append("    \\midrule\n");
    table.rows().forEach(this::row);
    text.append("    \\bottomrule\n  \\end{tabular}}\n\\end{table}\n\n");
  }

  private void row(List<String> cells) {
    text.append("    ")
        .append(String.join(" & ", cells.stream().map(LatexText::escaped).toList()))
        .append(" \\\\\n");
  }
}
