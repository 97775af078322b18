package cnnlab.export;

/**
 * A value within a block that may be another in the next block of the same kind.
 *
 * @param role what it is ("out_channels")
 * @param path dotted name, from the top, of the layer or block it is given to
 * @param value as source code
 * @param usual the value that need not be written; "" if it must always be
 */
record Hole(String role, String path, String value, String usual) {
  boolean isChannels() {
    return role.endsWith("channels");
  }
}
