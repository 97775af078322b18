package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthTest {
  @ParameterizedTest
  @CsvSource({
    "alexnet_paper_grouped, 8",
    "vgg16, 16",
    "googlenet_paper, 22",
    "resnet50, 50",
    "resnet152, 152",
    "resnet20, 20"
  })
  void isTheNumberThatThePapersGive(String network, int depth) throws UserProblem {
    assertThat(Depth.of(Catalogue.build(Catalogue.entry(network).settings()))).isEqualTo(depth);
  }
}
