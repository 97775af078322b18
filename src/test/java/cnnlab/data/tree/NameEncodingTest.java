package cnnlab.data.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameEncodingTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-8, 猫/1.png, straße",
    "GB2312, 猫/1.png, 苹果",
    "windows-31j, 犬/1.png, りんご",
    "windows-31j, 猫, ラーメン",
    "IBM437, café/i0.png, thé",
    "IBM437, Küche, Straße",
    "windows-1252, Küche/0.png, Straße",
    "windows-1252, crème brûlée, Müll (neu)",
    "windows-1252, köln, niño",
  })
  void namesAreReadInTheEncodingTheyWereWrittenIn(String charset, String one, String other) {
    List<byte[]> names =
        Stream.of(one, other).map(name -> name.getBytes(Charset.forName(charset))).toList();

    NameEncoding encoding = NameEncoding.of(names).orElseThrow();

    assertThat(names.stream().map(name -> encoding.strictly(name).orElseThrow()))
        .containsExactly(one, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"кошка", "собака", "птица/0.png"})
  void whatMakesNoSenseInAnyIsNotGuessed(String name) {
    assertThat(NameEncoding.of(List.of(name.getBytes(Charset.forName("IBM866"))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"windows-1252, münchen", "UTF-8, münchen", "UTF-8, 犬"})
  void aNameOfAFileSystemIsAlwaysRead(String charset, String name) {
    assertThat(NameEncoding.decode(name.getBytes(Charset.forName(charset)))).isEqualTo(name);
    byte[] odd = {'a', (byte) 0x81, (byte) 0x01};
    assertThat(NameEncoding.decode(odd)).isEqualTo(new String(odd, StandardCharsets.ISO_8859_1));
  }
}
