package cnnlab.arch;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What to build: a network of the catalogue and what may be chosen about it.
 *
 * @param name the catalogue's name
 * @param inputSize side of the square RGB input in pixels
 * @param classes number of classes
 * @param width multiplier on the channels of every layer but the input and the classifier; 1 as
 *     published
 * @param auxiliary with the auxiliary classifiers, where the network has them
 */
@RecordBuilder
public record NetworkSettings(
    String name, int inputSize, int classes, double width, boolean auxiliary)
    implements NetworkSettingsBuilder.With {}
