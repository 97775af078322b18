package cnnlab.weights.dl4j;

import cnnlab.arch.Op;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.graph.Unrepresentable;
import com.fasterxml.jackson.databind.JsonNode;

/** Activation functions, here and in DL4J. */
final class Activations {
  private static final double SIX = 6;

  private Activations() {}

  static Op.Activation of(JsonNode function) throws MalformedContent, Unrepresentable {
    String kind = Vertex.kind(function);
    return switch (kind) {
      case "ActivationReLU" -> relu(function);
      case "ActivationReLU6" -> new Op.Relu6();
      case "ActivationLReLU" -> new Op.LeakyRelu(function.path("alpha").asDouble(0.01));
      case "ActivationELU" -> {
        if (function.path("alpha").asDouble(1) != 1) {
          throw new Unrepresentable(kind + " alpha " + function.path("alpha"));
        }
        yield new Op.Elu();
      }
      case "ActivationSwish" -> new Op.Silu();
      case "ActivationSigmoid" -> new Op.Sigmoid();
      case "ActivationTanH" -> new Op.Tanh();
      default -> throw new Unrepresentable(kind);
    };
  }

  private static Op.Activation relu(JsonNode function) throws Unrepresentable {
    double most = function.path("max").asDouble(0); // 0: without an end
    double slope = function.path("negativeSlope").asDouble(0);
    double threshold = function.path("threshold").asDouble(0);
    if (threshold == 0 && most == 0) {
      return slope == 0 ? new Op.Relu() : new Op.LeakyRelu(slope);
    }
    if (threshold == 0 && most == SIX && slope == 0) {
      return new Op.Relu6();
    }
    throw new Unrepresentable(
        "ActivationReLU max %s, negativeSlope %s, threshold %s".formatted(most, slope, threshold));
  }
}
