package cnnlab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightCheckTest {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Architecture resnet = resnet20();

  private static Architecture resnet20() {
    try {
      return Catalogue.build(Catalogue.entry("resnet20").settings());
    } catch (UserProblem e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void fill() throws UserProblem {
    for (TensorSpec spec : Tensors.of(resnet)) {
      put(spec.name(), spec.shape());
    }
  }

  private void put(String name, List<Integer> shape) {
    int elements = shape.stream().reduce(1, Math::multiplyExact);
    tensors.put(name, new Tensor(shape, FloatBuffer.allocate(elements)));
  }

  @Test
  void theArchitecturesOwnTensorsFit() throws UserProblem {
    WeightCheck check = check();

    assertThat(check.isUsable()).isTrue();
    assertThat(check.surplus()).isEmpty();
    check.orThrow();
  }

  @Test
  void surplusTensorsAreNamedAndDoNoHarm() throws UserProblem {
    put("head.extra", List.of(3));

    assertThat(check().surplus()).containsExactly("head.extra");
    assertThat(check().isUsable()).isTrue();
  }

  @Test
  void missingTensorsAreNamed() throws UserProblem {
    tensors.remove("conv1.weight");
    put("features.0.weight", List.of(1));

    assertThat(check().missing()).extracting(TensorSpec::name).containsExactly("conv1.weight");
    assertThatThrownBy(() -> check().orThrow())
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("(conv1.weight)")
        .hasMessageContaining("(features.0.weight)");
  }

  @Test
  void aTensorOfAnotherShapeIsNamedWithBothShapes() throws UserProblem {
    List<Integer> classes = Objects.requireNonNull(tensors.get("fc.bias")).shape();
    put("fc.bias", List.of(1000));

    assertThat(check().misshapen()).hasSize(1);
    assertThatThrownBy(() -> check().orThrow())
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.where()).isEqualTo("fc"))
        .hasMessageContaining("fc.bias has the shape [1000], but the network needs " + classes);
  }

  private WeightCheck check() throws UserProblem {
    return WeightCheck.against(resnet, new Weights(tensors, Map.of()));
  }
}
