package cnnlab.analysis;

import cnnlab.arch.Shape;
import cnnlab.text.CellText;
import cnnlab.text.Messages;
import cnnlab.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of layers as text for spreadsheets and documents. */
public final class LayerReport {
  private LayerReport() {}

  /** Comma-separated values with a heading; numbers plain, shapes as 64x112x112. */
  public static String csv(Analysis analysis, Conventions conventions) {
    StringBuilder csv = new StringBuilder("layer,operation,inputs,output,parameters,");
    csv.append(conventions.operationsName().toLowerCase(Locale.ROOT));
    csv.append(",activation_bytes,receptive_field,auxiliary\n");
    for (LayerStats stats : analysis.layers()) {
      List<Object> cells =
          List.of(
              CellText.field(stats.layer().name()),
              CellText.field(OpText.of(stats.layer().op(), Messages.ENGLISH)),
              CellText.field(String.join(" ", stats.layer().inputs())),
              shape(stats.output()),
              conventions.params(stats),
              conventions.operations(stats),
              conventions.activationBytes(stats),
              stats.receptiveField(),
              stats.auxiliary());
      csv.append(cells.stream().map(Object::toString).collect(Collectors.joining(",")));
      csv.append('\n');
    }
    return csv.toString();
  }

  /** A table in GitHub's Markdown, with a line of totals. */
  public static String markdown(Analysis analysis, Conventions conventions, Messages messages) {
    StringBuilder table = new StringBuilder();
    row(
        table,
        messages.get("explore.column.name"),
        messages.get("explore.column.operation"),
        messages.get("explore.column.output"),
        messages.get("explore.total.params"),
        conventions.operationsName(),
        messages.get("report.bytes"),
        messages.get("explore.total.field"));
    table.append("| --- | --- | --- | ---: | ---: | ---: | ---: |\n");
    for (LayerStats stats : analysis.layers()) {
      row(
          table,
          stats.layer().name(),
          OpText.of(stats.layer().op(), messages),
          shape(stats.output()),
          number(conventions.params(stats)),
          number(conventions.operations(stats)),
          number(conventions.activationBytes(stats)),
          number(stats.receptiveField()));
    }
    row(
        table,
        "**" + messages.get("report.total") + "**",
        "",
        "",
        number(conventions.params(analysis)),
        number(conventions.operations(analysis)),
        number(conventions.activationBytes(analysis)),
        number(analysis.receptiveField()));
    return table.toString();
  }

  private static void row(StringBuilder table, String... cells) {
    for (String cell : cells) {
      table
          .append("| ")
          .append(Printable.oneLine(cell).replace("|", "\\|").replace("<", "&lt;"))
          .append(' ');
    }
    table.append("|\n");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String shape(Shape shape) {
    return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
