package cnnlab.ui.explore.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindTest {

  @Test
  void allWordsMustOccurInNameKindOrShape() throws Exception {
    assertThat(find("layer3 conv2")).hasSize(6).allMatch(name -> name.endsWith("conv2"));
    assertThat(find("linear")).containsExactly("fc");
    assertThat(find("7×7 conv 64x112x112")).containsExactly("conv1");
    assertThat(find("downsample 14x14 conv")).containsExactly("layer3.0.downsample.0");
    assertThat(find("layer3 fc")).isEmpty();
    assertThat(find("  ")).isEmpty();
  }

  private static List<String> find(String words) throws Exception {
    Analysis analysis = Analysis.of(Catalogue.build(Catalogue.entry("resnet34").settings()));
    return Find.matches(analysis, Messages.ENGLISH, words);
  }
}
