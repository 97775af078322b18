package cnnlab.lesson.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonCheck;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonReader;
import cnnlab.lesson.NewLesson;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class HandoutTest {
  private final SoftmaxEngine engine = new SoftmaxEngine();
  @TempDir Path folder;

  private static Lesson memory() throws Exception {
    return LessonLibrary.lesson("vgg-memory");
  }

  @Test
  void learnersGetBlanksAndTeachersWhatIsMeasured() throws Exception {
    Path blank = folder.resolve("blank.html");
    Path solved = folder.resolve("solved.html");
    Handout.write(blank, memory(), engine, Messages.ENGLISH, false);
    Handout.write(solved, memory(), engine, Messages.ENGLISH, true);
    assertThat(blank)
        .content()
        .contains("<h1>VGG: where memory and parameters sit</h1>", "class=\"box\"", "<svg", "138 M")
        .doesNotContain("The parameters sit at the end", "✓", "Take the count", "{params");
    assertThat(solved).content().contains("The parameters sit at the end", "✓", "124 M", "89.4 %");
  }

  @Test
  void aChinesePdfHoldsItsWords() throws Exception {
    Path file = folder.resolve("handout.pdf");
    Handout.write(file, memory(), engine, Messages.CHINESE, true);
    PdfReader reader = new PdfReader(file.toString());
    assertThat(reader.getNumberOfPages()).isBetween(4, 8);
    assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains("VGG：显存和参数在哪里", "十三个卷积层");
  }

  @Test
  void nothingOfALessonIsTakenAsHtml() throws Exception {
    NewLesson.write(folder.resolve("own"));
    Path words = folder.resolve("own/en.md");
    Files.writeString(
        words,
        Files.readString(words)
            .replace(
                "VGG-16 has", "<script>alert(1)</script> [x](javascript:alert(1)) VGG-16 has"));
    Path file = folder.resolve("handout.html");
    Handout.write(file, LessonReader.read(folder.resolve("own")), engine, Messages.ENGLISH, true);
    assertThat(file)
        .content()
        .doesNotContain("<script", "href=\"javascript")
        .contains("&lt;script&gt;");
  }

  @Test
  void anotherFormatIsRefused() {
    assertThatThrownBy(
            () -> Handout.write(folder.resolve("a.doc"), memory(), engine, Messages.ENGLISH, true))
        .hasMessageContaining(".pdf or .html");
  }

  @Test
  void aNewLessonIsInOrderAndOverwritesNothing() throws Exception {
    Path own = folder.resolve("own");
    NewLesson.write(own);
    Lesson lesson = LessonReader.read(own);
    assertThat(lesson.texts()).containsOnlyKeys("en", "zh");
    assertThat(LessonCheck.of(lesson, engine).passed()).isTrue();
    assertThatThrownBy(() -> NewLesson.write(own)).hasMessageContaining("there already");
  }
}
