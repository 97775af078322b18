package cnnlab.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.diagram.layout.Pictures;
import cnnlab.text.Messages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {
  @Test
  void whatIsCountedAndHowItIsWrittenFollowTheConventions() throws Exception {
    Analysis analysis = Pictures.analysis("vgg16");
    Measure macs = Measure.of(analysis, Quantity.MACS, Conventions.STANDARD);
    Measure flops = Measure.of(analysis, Quantity.MACS, Conventions.STANDARD.withFlops(true));
    assertThat(flops.of("features.0")).isEqualTo(2 * macs.of("features.0"));
    assertThat(macs.title(Messages.ENGLISH)).isEqualTo("MACs");
    assertThat(flops.title(Messages.ENGLISH)).isEqualTo("FLOPs");
    Measure memory = Measure.of(analysis, Quantity.MEMORY, Conventions.STANDARD.withDecimal(true));
    assertThat(memory.text((double) analysis.activationBytes())).isEqualTo("61.0 MB");
    assertThat(Measure.of(analysis, Quantity.MEMORY, Conventions.STANDARD).of("features.1"))
        .isZero();
    assertThat(
            Measure.of(analysis, Quantity.MEMORY, Conventions.STANDARD.withInPlace(false))
                .of("features.1"))
        .isEqualTo(64 * 224 * 224 * 4);
  }

  @Test
  void timesAddUpAndAreWrittenWithTheUnitThatFits() {
    Measure times = Measure.ofTimes(Map.of("a", 0.0012, "b", 0.0003));
    assertThat(times.of(List.of("a", "b", "never measured"))).isCloseTo(0.0015, within(1e-12));
    assertThat(List.of(times.text(0.00025), times.text(0.0015), times.text(2.5)))
        .containsExactly("250 µs", "1.50 ms", "2.50 s");
  }
}
