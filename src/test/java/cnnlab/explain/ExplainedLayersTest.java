package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;

class ExplainedLayersTest {

  @Test
  void fullNetworksBeginWithTheirLastLayer() throws Exception {
    for (String name : new String[] {"alexnet_torchvision", "vgg16_bn", "resnet50"}) {
      Architecture network = Catalogue.build(Catalogue.entry(name).settings());
      assertThat(ExplainedLayers.initial(network)).isEqualTo(ExplainedLayers.of(network).getLast());
    }
  }

  @Test
  void aMapOfTwoByTwoIsPassedOver() throws Exception {
    Architecture small = Catalogue.build(new NetworkSettings("vgg16_bn", 32, 10, 0.5, false));
    assertThat(ExplainedLayers.of(small)).endsWith("features.42"); // 2 x 2, of the fifth stage
    assertThat(ExplainedLayers.initial(small)).isEqualTo("features.32"); // 4 x 4, of the fourth
  }

  @Test
  void whereNoLayerHasAMapItIsSaid() {
    GraphBuilder graph = new GraphBuilder();
    String flat = graph.add("flatten", new Op.Flatten(), graph.input(3, 8, 8));
    graph.head(graph.add("fc", new Op.Linear(2, true), flat), 1);
    Architecture linear = graph.build("linear", "", new Paper("", ""));
    assertThatThrownBy(() -> ExplainedLayers.initial(linear))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("linear has no activation function or concatenation");
    assertThat(AttributionMethod.of(linear))
        .contains(AttributionMethod.GRADIENT, AttributionMethod.OCCLUSION)
        .doesNotContain(AttributionMethod.GRAD_CAM, AttributionMethod.SCORE_CAM);
  }
}
