package cnnlab.run.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of event files as TensorFlow writes them (TFRecord, event.proto, summary.proto). */
@SuppressWarnings("NullAway.Init") // set before each test
class EventFileTest {
  /** The checksum of a length of 24, with which each event file of TensorFlow begins. */
  private static final String LENGTH_24 = "1800000000000000a37f4b22";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private EventFile file;
  private int first;

  @BeforeEach
  void begin() throws Exception {
    file = new EventFile(Channels.newChannel(out), 1.5);
    first = out.size();
  }

  /** wall_time = 1, step = 2, file_version = 3. */
  @Test
  void theFirstEventIsTheVersion() {
    String data = "09" + "000000000000f83f" + "1000" + "1a0d" + hex("brain.Event:2");

    assertThat(record(0, first)).isEqualTo(data);
  }

  /** summary = 5, value = 1, tag = 1, simple_value = 2. */
  @Test
  void aScalarIsItsTagAndAFloatAtAStep() throws Exception {
    file.scalar("ab", 2, 3, 0.5);

    assertThat(written(first)).startsWith(LENGTH_24);
    assertThat(record(first, out.size()))
        .isEqualTo(
            "09" + "0000000000000040" + "1003" + "2a0b" + "0a09" + "0a026162" + "150000003f");
  }

  /** As the text plugin wants it: a tensor (8) of type string (7) of no dimensions. */
  @Test
  void aTextIsATensorOfThePluginForTexts() throws Exception {
    file.text("t", 2, 300, "猫");

    String tensor = "4209" + "0807" + "1200" + "4203e78cab";
    String metadata = "4a08" + "0a06" + "0a0474657874";
    assertThat(record(first, out.size()))
        .isEqualTo(
            "09" + "0000000000000040" + "10ac02" + "2a1a" + "0a18" + "0a0174" + tensor + metadata);
  }

  /** A gap in a chart is no event; what grew beyond all bounds is told as it is. */
  @Test
  void whatWasNotMeasuredIsLeftOut() throws Exception {
    file.scalar("loss", 2, 1, Double.NaN);
    assertThat(out.size()).isEqualTo(first);

    file.scalar("loss", 2, 1, Double.POSITIVE_INFINITY);
    assertThat(record(first, out.size())).endsWith("150000807f");
  }

  /** What an event holds, of a record from here to there: length, checksum, event, checksum. */
  private String record(int from, int to) {
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getLong(from)).isEqualTo(to - from - 16);
    return written(from).substring(2 * 12, 2 * (to - from - 4));
  }

  private String written(int from) {
    return HexFormat.of().formatHex(out.toByteArray(), from, out.size());
  }

  private static String hex(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
