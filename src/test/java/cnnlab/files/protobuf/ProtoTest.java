package cnnlab.files.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes as "Encoding" of the documentation of Protocol Buffers (protobuf.dev) writes them. */
class ProtoTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  /** A field of type 0 holds seven bits a byte, the least first; negative ones take ten bytes. */
  @ParameterizedTest
  @CsvSource({
    "1, 150, 08 96 01",
    "1, 0, 08 00",
    "1, 127, 08 7f",
    "1, 128, 08 80 01",
    "15, 1, 78 01",
    "16, 1, 80 01 01",
    "536870911, 1, f8 ff ff ff 0f 01",
    "1, -2, 08 fe ff ff ff ff ff ff ff ff 01",
    "1, 9223372036854775807, 08 ff ff ff ff ff ff ff ff 7f",
    "1, -9223372036854775808, 08 80 80 80 80 80 80 80 80 80 01",
  })
  void wholeNumbersAreVarints(int field, long number, String hex) throws Exception {
    assertThat(hex(new ProtoMessage().number(field, number))).isEqualTo(hex);

    ProtoReader in = in(hex);
    assertThat(in.next()).isTrue();
    assertThat(in.field()).isEqualTo(field);
    assertThat(in.number()).isEqualTo(number);
    assertThat(in.isPacked()).isFalse();
    assertThat(in.next()).isFalse();
  }

  @Test
  void textsMessagesAndFloatsLieAsTheDocumentationShows() throws Exception {
    ProtoMessage inner = new ProtoMessage().number(1, 150);

    assertThat(hex(new ProtoMessage().text(2, "testing"))).isEqualTo("12 07 74 65 73 74 69 6e 67");
    assertThat(hex(new ProtoMessage().text(1, "猫"))).isEqualTo("0a 03 e7 8c ab");
    assertThat(hex(new ProtoMessage().message(3, inner))).isEqualTo("1a 03 08 96 01");
    assertThat(hex(new ProtoMessage().float32(5, 1))).isEqualTo("2d 00 00 80 3f");
    assertThat(hex(new ProtoMessage().float64(5, -2))).isEqualTo("29 00 00 00 00 00 00 00 c0");
    assertThat(hex(new ProtoMessage().bytes(4, new byte[0]))).isEqualTo("22 00");
    assertThat(hex(new ProtoMessage().floats(4, 2, () -> FloatBuffer.wrap(new float[] {1, -2}))))
        .isEqualTo("22 08 00 00 80 3f 00 00 00 c0");
    assertThat(hex(new ProtoMessage().numbers(4, List.of(1, 2L)))).isEqualTo("20 01 20 02");
    assertThat(hex(new ProtoMessage())).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadFieldByFieldAndUnknownOnesArePassedOver() throws Exception {
    ProtoMessage inner = new ProtoMessage().text(1, "conv").float32(2, 0.1f);
    ProtoMessage outer =
        new ProtoMessage()
            .float64(9, Math.PI)
            .number(1, -5)
            .message(2, inner)
            .texts(3, List.of("a", "", "bb"));

    ProtoReader in = in(hex(outer));
    List<String> read = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> read.add("number " + in.number());
        case 2 -> {
          ProtoReader within = in.message();
          assertThat(within.next()).isTrue();
          read.add("name " + within.text(4));
          assertThat(within.next()).isTrue();
          read.add("value " + within.float32());
          assertThat(within.next()).isFalse();
        }
        case 3 -> read.add("text " + in.text(2));
        default -> read.add("unknown " + in.field());
      }
    }

    assertThat(read)
        .containsExactly(
            "unknown 9", "number -5", "name conv", "value 0.1", "text a", "text ", "text bb");
  }

  /** The documentation's own example of a packed field: 3, 270 and 86942. */
  @Test
  void packedNumbersAreReadOneAfterTheOther() throws Exception {
    ProtoReader in = in("32 06 03 8e 02 9e a7 05");
    assertThat(in.next()).isTrue();
    assertThat(in.field()).isEqualTo(6);
    assertThat(in.isPacked()).isTrue();

    List<Long> numbers = new ArrayList<>();
    for (ProtoReader row = in.message(); row.hasMore(); ) {
      numbers.add(row.packed());
    }

    assertThat(numbers).containsExactly(3L, 270L, 86942L);
  }

  /** More values than are written at once keep their order, and the size that was told before. */
  @Test
  void aLongRowOfFloatsIsWrittenWhole() throws Exception {
    float[] values = new float[40_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0.25f;
    }
    ProtoMessage message =
        new ProtoMessage()
            .message(1, new ProtoMessage().floats(9, values.length, () -> FloatBuffer.wrap(values)))
            .number(2, 7);
    byte[] written = bytes(message);

    assertThat(message.size()).isEqualTo(written.length);
    ProtoReader in = new ProtoReader(MemorySegment.ofArray(written));
    assertThat(in.next()).isTrue();
    ProtoReader inner = in.message();
    assertThat(inner.next()).isTrue();
    assertThat(inner.bytes().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED)).isEqualTo(values);
    assertThat(in.next()).isTrue();
    assertThat(in.number()).isEqualTo(7);
  }

  /** What no writer may write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08", // a key without its number
        "08 96", // a number that goes on
        "80", // a key that goes on
        "12 07 74 65", // a text that is shorter than it says
        "12 ff ff ff ff ff ff ff ff 7f", // a text of 2^63 - 1 bytes
        "12 fe ff ff ff ff ff ff ff ff 01", // a text of -2 bytes
        "2d 00 00 80", // half a float
        "29 00 00 00 00", // half a double
        "08 80 80 80 80 80 80 80 80 80 80 01", // more than ten bytes
        "0b", // a group, which is no longer used
        "0c", // the end of a group
        "0e 00", // a type that there is not
        "0f 00",
        "00 01", // field 0, which there is not
        "02 00",
        "80 80 80 80 10 01", // field 2^29, one more than there may be
      })
  void damagedBytesAreNoMessage(String hex) {
    ProtoReader in = in(hex);

    assertThatThrownBy(in::next).isInstanceOf(MalformedMessage.class);
  }

  /** A reader that asks for another type than the one that lies there. */
  @Test
  void aFieldOfAnotherTypeIsRefusedWithItsNumber() throws Exception {
    ProtoReader number = in("08 96 01");
    assertThat(number.next()).isTrue();
    assertThatThrownBy(number::bytes)
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("1");
    assertThatThrownBy(() -> number.text(9)).isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(number::message).isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(number::float32).isInstanceOf(MalformedMessage.class);

    ProtoReader text = in("12 01 61");
    assertThat(text.next()).isTrue();
    assertThatThrownBy(text::number).isInstanceOf(MalformedMessage.class).hasMessageContaining("2");
    ProtoReader real = in("2d 00 00 80 3f");
    assertThat(real.next()).isTrue();
    assertThatThrownBy(real::number).isInstanceOf(MalformedMessage.class);
  }

  @Test
  void aTextIsOnlyAsLongAsIsAllowed() throws Exception {
    ProtoReader in = in("12 07 74 65 73 74 69 6e 67");
    assertThat(in.next()).isTrue();

    assertThat(in.text(7)).isEqualTo("testing");
    assertThatThrownBy(() -> in.text(6)).isInstanceOf(MalformedMessage.class);
  }

  private static ProtoReader in(String hex) {
    return new ProtoReader(MemorySegment.ofArray(HEX.parseHex(hex)));
  }

  private static String hex(ProtoMessage message) throws IOException {
    byte[] written = bytes(message);
    assertThat(message.size()).isEqualTo(written.length);
    return HEX.formatHex(written);
  }

  private static byte[] bytes(ProtoMessage message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.write(Channels.newChannel(out));
    return out.toByteArray();
  }
}
