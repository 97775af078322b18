package cnnlab.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.Images;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers hand over of an image, and what can happen on its way. */
@Timeout(60)
class ImageAddressTest {
  private static final Path CAT = Path.of("sample-images", "chelsea.png");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private FileServer server;
  private boolean cancelled;

  @BeforeEach
  void serve() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href='https://a.org/page'><img alt=\"x\" src=\"https://a.org/i.png?a=1&amp;b=2\"></a>"
            + " | https://a.org/page | https://a.org/i.png?a=1&b=2",
        "<meta charset='utf-8'><IMG SRC='//cdn.a.org/i.jpg'/> | | https://cdn.a.org/i.jpg",
        "<img src=\"data:image/png;base64,AAAA\"> | | data:image/png;base64,AAAA",
        "<b>no image</b> | https://a.org/a%20b.png | https://a.org/a%20b.png",
        " | https://a.org/猫 1.png | https://a.org/%E7%8C%AB%201.png",
        "<img src='i.png'> | file:///tmp/i.png | file:///tmp/i.png",
        " | javascript:alert(1) | ''",
        "<img src='javascript:alert(1)'> | | ''",
        " | just words | ''",
      })
  void theAddressOfTheImageIsTakenNotThatOfALink(
      @Nullable String page, @Nullable String address, String expected) {
    assertThat(ImageAddress.in(page, address).map(it -> it.uri().toString()).orElse(""))
        .isEqualTo(expected);
  }

  @Test
  void inAListTheFirstAddressCounts() {
    assertThat(ImageAddress.in(null, "# from a page\r\nhttps://a.org/1.png\r\nhttps://a.org/2.png"))
        .contains(new ImageAddress(URI.create("https://a.org/1.png")));
  }

  @Test
  void whatIsServedIsTheImage() throws Exception {
    ImageAddress cat = served("chelsea.png", Files.readAllBytes(CAT));
    assertThat(cat.title()).isEqualTo("chelsea.png");
    assertThat(Images.read(cat.fetch(listener()), "cat").width()).isEqualTo(451);
  }

  /** RFC 2397, section 4: a GIF, and a text with escaped letters. */
  @Test
  void aDataAddressHoldsTheImageItself() throws Exception {
    byte[] gif =
        address(
                "data:image/gif;base64,R0lGODdhMAAwAPAAAAAAAP///ywAAAAAMAAwAAAC8IyPqcvt3wCcDkiLc7C0qwy"
                    + "GHhSWpjQu5yqmCYsapyuvUUlvONmOZtfzgFzByTB10QgxOR0TqBQejhRNzOfkVJ+5YiUqrXF5Y5lKh/Deu"
                    + "NcP5yLWGsEbtLiOSpa/TPg7JpJHxyendzWTBfX0cxOnKPjgBzi4diinWGdkF8kjdfnycQZXZeYGejmJlZe"
                    + "Gl9i2icVqaNVailT6F5iJ90m6mvuTS4OK05M0vDk0Q4XUtwvKOzrcd3iq9uisF81M1OIcR7lEewwcLp7tu"
                    + "NNkM3uNna3F2JQFo97Vriy/Xl4/f1cf5VWzXyym7PHhhx4dbgYKAAA7")
            .fetch(listener());
    assertThat(Images.read(gif, "larry").width()).isEqualTo(48);
    assertThat(address("data:,A%20brief+note").fetch(listener()))
        .isEqualTo("A brief+note".getBytes(StandardCharsets.US_ASCII));
    assertThat(Base64.getEncoder().encodeToString(gif)).startsWith("R0lGODdh");
  }

  @Test
  void aPageInPlaceOfAnImageIsSaid() throws Exception {
    byte[] page =
        "\n<!DOCTYPE html><html><body>Log in</body></html>".getBytes(StandardCharsets.UTF_8);
    assertProblem(served("i.jpg", page), "image.address.page");
  }

  @Test
  void whatIsTooLargeIsNotFetchedToTheEnd() throws Exception {
    ImageAddress large = served("i.jpg", new byte[1000]);
    server.claim(200 << 20);
    server.stallAfter(10);
    assertProblem(large, "image.address.too-large");
  }

  @Test
  void whereNobodyAnswersTheHostIsNamed() {
    server.close();
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> address("http://127.0.0.1:9/i.png").fetch(listener()))
        .withMessageContaining("127.0.0.1 cannot be reached from here")
        .withMessageContaining("save the image as a file");
  }

  @Test
  void aServerThatSendsNothingMoreIsGivenUp() throws Exception {
    ImageAddress stalled = served("i.jpg", new byte[1000]);
    server.stallAfter(10);
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> stalled.fetch(listener(), Duration.ofMillis(300), PATIENCE))
        .matches(it -> it.key().equals("image.address.offline"));
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> served("j.jpg", new byte[10]).fetch(listener(), PATIENCE, Duration.ZERO))
        .matches(it -> it.key().equals("image.address.offline"));
  }

  @Test
  void cancelEndsAFetchThatWaits() throws Exception {
    ImageAddress mute = served("i.jpg", new byte[1000]);
    server.stayMute();
    cancelled = true;
    assertThatThrownBy(() -> mute.fetch(listener())).isInstanceOf(CancellationException.class);
  }

  private ImageAddress served(String name, byte[] content) throws Exception {
    return new ImageAddress(server.serve(name, content).addresses().getFirst());
  }

  private static ImageAddress address(String text) {
    Optional<ImageAddress> address = ImageAddress.in(null, text);
    return address.orElseThrow();
  }

  private void assertProblem(ImageAddress address, String key) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> address.fetch(listener()))
        .matches(problem -> problem.key().equals(key), key);
  }

  private FetchListener listener() {
    return new FetchListener() {
      @Override
      public boolean isCancelled() {
        return cancelled;
      }

      @Override
      public void progress(String file, long done, long all) {}
    };
  }
}
