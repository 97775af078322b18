package cnnlab.mutation;

import java.util.Map;

/**
 * A reader of the lab with sound files that it reads. To test another one, add it to {@link
 * MutatedReaders#all}.
 *
 * @param name of the kind of input, as the table of counts calls it
 * @param files of which one is damaged at a time, by their path in a folder
 * @param together whether the others lie beside it, sound
 */
record MutatedReader(String name, Map<String, byte[]> files, boolean together, Reading reading) {

  /** Reads a folder, and uses what was read as the lab does. */
  interface Reading {
    /**
     * Reads it with what lies beside it.
     *
     * @param file the damaged one, in its folder
     * @throws cnnlab.text.UserProblem where the damage is noticed; anything else is a fault
     */
    void of(java.nio.file.Path file) throws Exception;
  }

  MutatedReader(String name, Map<String, byte[]> files, Reading reading) {
    this(name, files, false, reading);
  }
}
