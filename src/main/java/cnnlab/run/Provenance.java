package cnnlab.run;

/**
 * On what a run was made.
 *
 * @param version CNN Lab's
 * @param created ISO-8601 instant
 * @param engine executor and backend ("ND4J 1.0.0-M2.1 CPU, AVX512")
 */
public record Provenance(
    String version,
    String created,
    String jdk,
    String os,
    String cpu,
    int threads,
    String engine) {}
