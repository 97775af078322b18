package cnnlab.data;

import java.util.List;

/**
 * How a picture becomes a network's input: the shorter side is scaled to {@code resize} (bilinear,
 * antialiased), the centre of {@code inputSize} x {@code inputSize} is cut out, values/255 are
 * normalised per channel by mean and standard deviation.
 */
public record Preprocessing(int inputSize, int resize, List<Float> mean, List<Float> std) {
  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }
}
