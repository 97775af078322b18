package cnnlab.report;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartStyle;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.text.MarkupText;
import cnnlab.text.Messages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A report as one HTML file that needs nothing else and prints well; figures are vectors. */
final class ReportHtml {
  private static final String STYLE =
      """
      <style>
      body { font: 15px/1.5 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; color: #1f2328;
             max-width: 60em; margin: 2em auto; padding: 0 1em; }
      h1 { font-size: 1.6em; line-height: 1.25; } h2 { font-size: 1.35em; } h3 { font-size: 1.1em; margin-top: 1.6em; }
      table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; }
      th, td { border-bottom: 1px solid #d0d7de; padding: 0.3em 0.7em; text-align: right; }
      th:first-child, .words { text-align: left; } tbody th { font-weight: normal; }
      thead th { border-bottom: 2px solid #57606a; vertical-align: bottom; }
      .matrix td { border: 1px solid #fff; min-width: 2.4em; }
      .wide { overflow-x: auto; }
      svg { max-width: 100%; height: auto; } figure { margin: 1em 0; }
      .photos { display: flex; flex-wrap: wrap; gap: 0.8em; }
      .photos figure { margin: 0; width: 6.5em; font-size: 0.85em; line-height: 1.3; }
      .photos img { width: 6.5em; height: 6.5em; object-fit: contain; image-rendering: pixelated; background: #f6f8fa; }
      .photos figcaption { overflow-wrap: anywhere; white-space: pre-line; }
      pre { background: #f6f8fa; padding: 0.8em 1em; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85em; }
      figure, tr, pre { break-inside: avoid; } h2, h3 { break-after: avoid; }
      section { break-before: page; }
      @media screen { section { border-top: 1px solid #d0d7de; margin-top: 3em; } }
      @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; } .wide { overflow: visible; } }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      @page { size: A4; margin: 16mm; }
      </style>\
      """;

  private final Html html = new Html();
  private int figures;
  private boolean inChapter;

  private ReportHtml() {}

  static String of(List<ReportPart> parts, Messages messages) throws IOException {
    ReportHtml writer = new ReportHtml();
    String title = parts.getFirst() instanceof ReportPart.Title(String text) ? text : "";
    writer
        .html
        .raw("<!DOCTYPE html>")
        .raw("<html lang=\"" + messages.locale().toLanguageTag() + "\">")
        .raw("<head><meta charset=\"utf-8\">")
        .element("title", title)
        .raw(STYLE)
        .raw("</head><body>");
    for (ReportPart part : parts) {
      writer.write(part);
    }
    if (writer.inChapter) {
      writer.html.raw("</section>");
    }
    return writer.html.raw("</body></html>").toString();
  }

  private void write(ReportPart part) throws IOException {
    switch (part) {
      case ReportPart.Title(String text) -> html.element("h1", text);
      case ReportPart.Chapter(String text) -> {
        html.raw(inChapter ? "</section><section>" : "<section>").element("h2", text);
        inChapter = true;
      }
      case ReportPart.Heading(String text) -> html.element("h3", text);
      case ReportPart.Words(String text) -> html.element("p", text);
      case ReportPart.Table table -> html.raw("<div class=\"wide\">").table(table).raw("</div>");
      case ReportPart.Matrix matrix -> matrix(matrix);
      case ReportPart.Chart chart -> {
        ChartStyle style = new ChartStyle(ChartColors.LIGHT, ChartStyle.USUAL_FONT_SIZE);
        figure(new ChartPicture(List.of(chart.scene()), style).svg());
      }
      case ReportPart.Diagram diagram -> figure(Svg.of(diagram.drawing(), diagram.look()));
      case ReportPart.Images(List<ReportPart.Photo> photos) -> images(photos);
      case ReportPart.Code(List<String> lines) -> html.element("pre", String.join("\n", lines));
    }
  }

  private void matrix(ReportPart.Matrix matrix) {
    StringBuilder head = new StringBuilder("<thead><tr><th></th>");
    matrix
        .names()
        .forEach(name -> head.append("<th>").append(MarkupText.escaped(name)).append("</th>"));
    html.raw("<div class=\"wide\"><table class=\"matrix\">").raw(head + "</tr></thead><tbody>");
    for (int row = 0; row < matrix.names().size(); row++) {
      StringBuilder cells = new StringBuilder("<tr><th>");
      cells.append(MarkupText.escaped(matrix.names().get(row))).append("</th>");
      for (int column = 0; column < matrix.names().size(); column++) {
        double share = matrix.share(row, column);
        String color = row == column ? "9,105,218" : "207,34,46";
        cells.append(
            String.format(
                Locale.ROOT,
                "<td style=\"background:rgba(%s,%.2f)\">%s</td>",
                color,
                0.55 * Math.sqrt(share),
                matrix.count(row, column)));
      }
      html.raw(cells + "</tr>");
    }
    html.raw("</tbody></table></div>");
  }

  /** What a figure calls its own parts is made to differ from what others call theirs. */
  private void figure(String svg) {
    String own = "f" + ++figures + "-";
    String drawn =
        svg.substring(svg.indexOf("<svg"))
            .replaceAll("\\bid=\"", "id=\"" + own)
            .replaceAll("url\\(#", "url(#" + own)
            .replaceAll("href=\"#", "href=\"#" + own);
    html.raw("<figure>").raw(drawn).raw("</figure>");
  }

  private void images(List<ReportPart.Photo> photos) throws IOException {
    html.raw("<div class=\"photos\">");
    for (ReportPart.Photo photo : photos) {
      html.raw(
              "<figure><img alt=\"\" src=\"data:image/png;base64,"
                  + Base64.getEncoder().encodeToString(png(photo.image()))
                  + "\"/>")
          .element("figcaption", photo.caption())
          .raw("</figure>");
    }
    html.raw("</div>");
  }

  private static byte[] png(RgbImage image) throws IOException {
    BufferedImage pixels =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = image.rgb();
    for (int i = 0; i < image.width() * image.height(); i++) {
      int color =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
      pixels.setRGB(i % image.width(), i / image.width(), color);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(pixels, "png", bytes)) {
      throw new IOException("No PNG writer");
    }
    return bytes.toByteArray();
  }
}
