package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;

class FreezingTest {

  @Test
  void aNetworkIsPartedAtItsOwnStages() throws UserProblem {
    assertThat(Freezing.choices(network("resnet18")))
        .startsWith("conv1", "bn1", "layer1.0", "layer1", "layer2.0", "layer2")
        .endsWith("layer4.0", "layer4");
    assertThat(Freezing.choices(network("vgg11")))
        .startsWith("features.0", "features.3")
        .contains("features")
        .endsWith("classifier.3");
    assertThat(Freezing.choices(network("googlenet_torchvision")))
        .startsWith("conv1", "conv2", "conv3", "inception3a")
        .endsWith("inception5a", "inception5b");
  }

  @Test
  void allThatABlockReadsIsFrozenWithIt() throws UserProblem {
    assertThat(Freezing.upTo(network("resnet18"), "layer2"))
        .contains("conv1", "bn1", "layer1.1.conv2", "layer2.0.downsample.0", "layer2.1.bn2")
        .doesNotContain("layer3.0.conv1", "fc");
    assertThat(Freezing.upTo(network("resnet18"), "")).isEmpty();
  }

  @Test
  void whatIsNotThereOrLeavesNothingToLearnIsRefused() throws UserProblem {
    Architecture network = network("resnet18");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> Freezing.upTo(network, "layer9"))
        .withMessageContaining("layer2.0");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> Freezing.upTo(network, "fc"))
        .withMessageContaining("no layer is left");
  }

  private static Architecture network(String name) throws UserProblem {
    return Catalogue.build(Catalogue.entry(name).settings());
  }
}
