package cnnlab.weights.recognition;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.data.transform.Preprocessing;
import cnnlab.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Weights and the network of the catalogue that they are of. Every tensor of the network is there
 * in its shape.
 *
 * @param settings that build the network
 * @param architecture without auxiliary classifiers
 * @param weights under the network's names, with notes on what was changed for that
 * @param dataset that they were trained on; null where that is not known
 * @param preprocessing what they expect
 */
public record RecognizedNetwork(
    NetworkSettings settings,
    Architecture architecture,
    Weights weights,
    @Nullable String dataset,
    Preprocessing preprocessing) {}
