package cnnlab.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** What tells runs apart, where the list is too narrow for one line. */
@ExtendWith(ApplicationExtension.class) // a list needs the toolkit
class WrappedDifferencesTest {
  @Test
  void aNumberStaysWithItsNameAndADotWithWhatItEnds() {
    assertThat(ComparedRunList.unbroken("step decay · seed 1").split(" ", -1))
        .containsExactly("step\u00a0decay\u00a0·", "seed\u00a01");
  }

  @Test
  void chineseIsBrokenAnywhereAndLeftAsItIs() {
    assertThat(ComparedRunList.unbroken("余弦 · 种子 1")).isEqualTo("余弦 · 种子 1");
  }
}
