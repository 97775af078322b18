package cnnlab.engine.common;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.engine.agreement.TinyNetworks;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is computed that nobody asks for, and nothing left out. */
class LayerDependenciesTest {
  /** Of a network with a shortcut and an auxiliary classifier. */
  @ParameterizedTest
  @CsvSource({
    "input, input",
    "conv1, input conv1",
    "conv2, input conv1 bn1 relu1 conv2",
    "add, input conv1 bn1 relu1 conv2 add",
    "aux.fc, input conv1 bn1 relu1 conv2 add relu2 pool aux.flatten aux.fc",
    "fc, input conv1 bn1 relu1 conv2 add relu2 pool avgpool flatten dropout fc",
    "conv1 aux.flatten, input conv1 bn1 relu1 conv2 add relu2 pool aux.flatten",
  })
  void aLayerTakesThoseBeforeItInTheNetworksOrder(String asked, String needed) {
    assertThat(names(TinyNetworks.residual(0), Set.of(asked.split(" "))))
        .containsExactly(needed.split(" "));
  }

  @Test
  void allClassifiersTakeAllLayersAndNoneTakesNone() {
    Architecture network = TinyNetworks.residual(0);

    assertThat(LayerDependencies.of(network, Set.of("fc", "aux.fc"))).isEqualTo(network.layers());
    assertThat(LayerDependencies.of(network, Set.of())).isEmpty();
    assertThat(LayerDependencies.of(network, Set.of("of another network"))).isEmpty();
  }

  /** Szegedy et al. 2015, figure 2(b): four branches side by side; section 5: two auxiliary. */
  @Test
  void aBranchOfAnInceptionModuleDoesWithoutTheOthers() throws UserProblem {
    Architecture googlenet = Catalogue.build(Catalogue.entry("googlenet_paper").settings());
    List<Layer> concats =
        googlenet.layers().stream().filter(layer -> layer.inputs().size() == 4).toList();
    String module = concats.getFirst().name();
    List<String> branches = concats.getFirst().inputs();

    List<String> first = names(googlenet, Set.of(branches.getFirst()));
    List<String> whole = names(googlenet, Set.of(module));

    assertThat(concats).hasSize(9);
    assertThat(first).doesNotContainAnyElementsOf(branches.subList(1, 4)).doesNotContain(module);
    assertThat(whole).containsAll(branches).containsAll(first).endsWith(module);
    assertThat(names(googlenet, Set.of(googlenet.mainHead().layer())))
        .containsAll(concats.stream().map(Layer::name).toList())
        .noneMatch(name -> name.startsWith("aux"));
  }

  private static List<String> names(Architecture network, Set<String> asked) {
    return LayerDependencies.of(network, asked).stream().map(Layer::name).toList();
  }
}
