package cnnlab.lesson.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonReader;
import cnnlab.text.Messages;
import cnnlab.text.Printable;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;

/** A stranger's lesson may say what it likes: on paper it is words. */
class HostileHandoutTest {
  private static final List<String> KNOWN =
      List.of(
          "!DOCTYPE",
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "h1",
          "h2",
          "h3",
          "p",
          "ul",
          "ol",
          "li",
          "span",
          "div",
          "b",
          "em",
          "strong",
          "code",
          "pre",
          "a",
          "img",
          "br",
          "hr",
          "blockquote");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://tracker.example/p.png)",
        "![x](../../etc/passwd)",
        "![x](file:///etc/passwd)",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x]: javascript:alert(1)",
        "`</code><script>`",
        "```</pre><script>x```",
        "<http://x\" onclick=alert(1)>",
        "\"><svg onload=x>",
        "&lt;script&gt;",
        "a\u001b[2J\u0000b",
      })
  void wordsNeverBecomeMarkup(String attack) throws Exception {
    Lesson lesson = lesson(attack);
    Path html = folder.resolve("out.html");
    Handout.write(html, lesson, new SoftmaxEngine(), Messages.ENGLISH, true);
    String written = Files.readString(html);

    String[] tags = written.replaceAll("(?s)<style>.*?</style>", "").split("<", -1);
    assertThat(Arrays.stream(tags).skip(1))
        .allSatisfy(tag -> assertThat(KNOWN).contains(tag.replaceFirst("(?s)^/?(!?\\w+).*", "$1")));
    assertThat(written)
        .doesNotContainPattern("<[^>]*\\son[a-z]+=")
        .doesNotContainPattern("(href|src)=\"(javascript|data:text|file|\\.\\.)")
        .doesNotContainPattern("<img[^>]*src=\"http");
    assertThat(written.codePoints().filter(it -> it != '\n')).allMatch(Printable::is);

    Path pdf = folder.resolve("out.pdf");
    Handout.write(pdf, lesson, new SoftmaxEngine(), Messages.ENGLISH, true);
    assertThat(new PdfReader(pdf.toString()).getNumberOfPages()).isPositive();
  }

  private Lesson lesson(String words) throws Exception {
    Files.writeString(
        folder.resolve("lesson.json"),
        """
        {"format": 1, "minutes": 5, "steps": [
          {"kind": "say", "id": "a"},
          {"kind": "predict", "id": "b", "question": {"as": "choice", "right": "largest",
            "answers": {"g": "params googlenet_paper", "v": "params vgg16"}}}
        ]}
        """);
    Files.writeString(
        folder.resolve("en.md"),
        """
        # T %1$s
        %1$s
        ## Say %1$s {#a}
        %1$s

        - %1$s
        ## Ask {#b}
        %1$s
        ### answers
        - g: %1$s
        - v: VGG
        """
            .formatted(words));
    return LessonReader.read(folder);
  }

  /** A picture beside the lesson that is larger than any that can be printed. */
  @Test
  void aPictureWithoutEndIsTold() throws Exception {
    Lesson lesson = lesson("![x](big.png)");
    try (var file = new RandomAccessFile(folder.resolve("big.png").toFile(), "rw")) {
      file.setLength(3L << 30); // a hole
    }
    for (String name : List.of("out.html", "out.pdf")) {
      assertThat(
              catchThrowableOfType(
                  UserProblem.class,
                  () ->
                      Handout.write(
                          folder.resolve(name),
                          lesson,
                          new SoftmaxEngine(),
                          Messages.ENGLISH,
                          true)))
          .hasMessageContaining("big.png");
    }
  }
}
