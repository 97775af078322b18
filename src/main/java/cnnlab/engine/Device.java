package cnnlab.engine;

import cnnlab.engine.machine.Gpu;
import org.jspecify.annotations.Nullable;

/**
 * What computes.
 *
 * @param backend "ND4J 1.0.0-M2.1, CPU"
 * @param instructionSet "AVX-512", "AVX2", "generic"
 * @param maxMemoryMiB the most native memory the engine may take
 * @param gpu the first GPU found, or null
 * @param gpuUsed whether the engine runs on it
 */
public record Device(
    String backend,
    String instructionSet,
    int threads,
    long maxMemoryMiB,
    @Nullable Gpu gpu,
    boolean gpuUsed) {}
