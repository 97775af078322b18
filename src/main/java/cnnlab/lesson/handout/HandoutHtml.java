package cnnlab.lesson.handout;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartStyle;
import cnnlab.chart.CurveScene;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.text.MarkupText;
import cnnlab.text.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/** A handout as one HTML file that prints well: nothing in it is fetched from elsewhere. */
final class HandoutHtml {
  private static final int BITMAP_HEADER = 54;
  private static final int CHANNELS = 3;
  private static final ChartStyle CHARTS =
      new ChartStyle(ChartColors.LIGHT, ChartStyle.USUAL_FONT_SIZE);
  private static final String PICTURE = "[\\w.-]+\\.png";
  private static final Pattern LOCAL_PICTURE = Pattern.compile("src=\"(" + PICTURE + ")\"");
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new OwnAddresses())
          .build();

  private static final String STYLE =
      """
      body { font: 11pt/1.5 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1f2328; }
      h1 { font-size: 1.7em; line-height: 1.25; } h2 { font-size: 1.2em; margin-top: 1.6em; }
      section { break-inside: avoid; } svg, img { max-width: 100%; height: auto; }
      .photo { width: 10em; image-rendering: pixelated; } figcaption { font-size: .85em; color: #59636e; }
      .box { display: inline-block; width: .9em; height: .9em; border: 1px solid #1f2328; margin-right: .6em; vertical-align: -.1em; }
      .axes { width: 60%; height: 9em; border: solid #818b98; border-width: 0 0 1px 1px; }
      .line { border-bottom: 1px solid #818b98; height: 2em; } .boxes { list-style: none; padding: 0; }
      .apart { background: #f6f8fa; border-left: .25em solid #0969da; padding: .4em 1em; margin: .8em 0; }
      table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: .2em .6em; }
      @page { margin: 18mm; } @media print { body { margin: 0; max-width: none; } }
      """;

  /** Links lead to web pages, pictures are the lesson's. */
  private static final class OwnAddresses implements UrlSanitizer {
    @Override
    public String sanitizeLinkUrl(String url) {
      return url.matches("(?i)https?://.*") ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return url.matches(PICTURE) ? url : "";
    }
  }

  private final Path folder;

  private HandoutHtml(Path folder) {
    this.folder = folder;
  }

  /**
   * The file's content.
   *
   * @param folder where the lesson's own pictures lie
   */
  static String of(List<HandoutPart> parts, Messages messages, Path folder) throws IOException {
    HandoutHtml writer = new HandoutHtml(folder);
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"")
        .append(messages.locale().getLanguage())
        .append("\">\n<head><meta charset=\"utf-8\"><title>")
        .append(title(parts))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head>\n<body>\n");
    for (HandoutPart part : parts) {
      html.append(writer.html(part)).append('\n');
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static String title(List<HandoutPart> parts) {
    return parts.getFirst() instanceof HandoutPart.Title(String text)
        ? MarkupText.escaped(text)
        : "";
  }

  private String html(HandoutPart part) throws IOException {
    return switch (part) {
      case HandoutPart.Title(String text) -> "<h1>" + MarkupText.escaped(text) + "</h1>";
      case HandoutPart.Heading(String text) -> "<h2>" + MarkupText.escaped(text) + "</h2>";
      case HandoutPart.Words(String markdown) -> markdown(markdown);
      case HandoutPart.Apart(String title, String markdown) ->
          "<div class=\"apart\"><b>"
              + MarkupText.escaped(title)
              + "</b>"
              + markdown(markdown)
              + "</div>";
      case HandoutPart.Boxes(List<String> answers) -> boxes(answers);
      case HandoutPart.Lines(String label, int count) ->
          "<p>" + MarkupText.escaped(label) + "</p>" + "<div class=\"line\"></div>".repeat(count);
      case HandoutPart.Axes(String y, String x) ->
          "<p>"
              + MarkupText.escaped(y)
              + "</p><div class=\"axes\"></div><p>→ "
              + MarkupText.escaped(x)
              + "</p>";
      case HandoutPart.Chart(CurveScene scene) ->
          "<figure>" + new ChartPicture(List.of(scene), CHARTS).svg() + "</figure>";
      case HandoutPart.Diagram diagram ->
          "<figure>" + Svg.of(diagram.page().drawing(), diagram.page().look()) + "</figure>";
      case HandoutPart.Photo(RgbImage image, String caption) ->
          "<figure><img class=\"photo\" alt=\"\" src=\"data:image/bmp;base64,"
              + Base64.getEncoder().encodeToString(bitmap(image))
              + "\"><figcaption>"
              + MarkupText.escaped(caption)
              + "</figcaption></figure>";
    };
  }

  private static String boxes(List<String> answers) {
    StringBuilder list = new StringBuilder("<ul class=\"boxes\">");
    for (String answer : answers) {
      list.append("<li><span class=\"box\"></span>")
          .append(MarkupText.escaped(answer))
          .append("</li>");
    }
    return list.append("</ul>").toString();
  }

  /** Pictures of the lesson go into the file. */
  private String markdown(String text) throws IOException {
    Matcher pictures =
        LOCAL_PICTURE.matcher(MarkupText.printable(RENDERER.render(PARSER.parse(text))));
    StringBuilder html = new StringBuilder();
    while (pictures.find()) {
      String source =
          LessonPicture.of(folder, pictures.group(1))
              .map(
                  it ->
                      "src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(it) + '"')
              .orElse("");
      pictures.appendReplacement(html, Matcher.quoteReplacement(source));
    }
    return pictures.appendTail(html).toString();
  }

  /** The image as a bitmap of 24 bits a pixel, the simplest format that browsers show. */
  private static byte[] bitmap(RgbImage image) {
    int row = (image.width() * CHANNELS + 3) / 4 * 4;
    ByteBuffer bytes =
        ByteBuffer.allocate(BITMAP_HEADER + row * image.height()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 'B').put((byte) 'M').putInt(bytes.capacity()).putInt(0).putInt(BITMAP_HEADER);
    bytes.putInt(40).putInt(image.width()).putInt(-image.height());
    bytes.putShort((short) 1).putShort((short) 24).putInt(0).putInt(0);
    bytes.putInt(0).putInt(0).putInt(0).putInt(0);
    for (int y = 0; y < image.height(); y++) {
      bytes.position(BITMAP_HEADER + y * row);
      for (int x = 0; x < image.width(); x++) {
        int at = CHANNELS * (y * image.width() + x);
        bytes.put(image.rgb()[at + 2]).put(image.rgb()[at + 1]).put(image.rgb()[at]);
      }
    }
    return bytes.array();
  }
}
