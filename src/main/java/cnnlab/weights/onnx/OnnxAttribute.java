package cnnlab.weights.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setting of a node: of these one has a meaning. */
record OnnxAttribute(
    float real, long number, String text, List<Long> numbers, @Nullable OnnxTensor tensor) {}
