package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void briefNumbersHaveThreeDigitsAndAPowerOfThousand() {
    assertThat(Numbers.brief(0)).isEqualTo("0");
    assertThat(Numbers.brief(999)).isEqualTo("999");
    assertThat(Numbers.brief(9_408)).isEqualTo("9.41 k");
    assertThat(Numbers.brief(25_557_032)).isEqualTo("25.6 M");
    assertThat(Numbers.brief(138_357_544)).isEqualTo("138 M");
    assertThat(Numbers.brief(999_600)).isEqualTo("1.00 M");
    assertThat(Numbers.brief(4_089_184_256L)).isEqualTo("4.09 G");
  }

  @Test
  void bytesAreInPowersOf1024() {
    assertThat(Numbers.bytes(602_112)).isEqualTo("588 KiB");
    assertThat(Numbers.bytes(60_933_120)).isEqualTo("58.1 MiB");
    assertThat(Numbers.bytes(3L << 30)).isEqualTo("3.00 GiB");
  }

  @Test
  void exactNumbersAreGrouped() {
    assertThat(Numbers.exact(25_557_032, Messages.ENGLISH)).isEqualTo("25,557,032");
    assertThat(Numbers.percent(0.125)).isEqualTo("12.5 %");
    assertThat(Numbers.percent(0.00001)).isEqualTo("< 0.1 %");
  }

  @Test
  void aLearningRateHasFourSignificantDigitsAtMost() {
    assertThat(Numbers.significant(0.009820833802223206)).isEqualTo("0.009821");
    assertThat(Numbers.significant((float) 0.02)).isEqualTo("0.02");
    assertThat(Numbers.significant(5)).isEqualTo("5");
    assertThat(Numbers.significant(0.00005)).isEqualTo("0.00005");
  }
}
