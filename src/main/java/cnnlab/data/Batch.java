package cnnlab.data;

/**
 * Examples ready for a network.
 *
 * @param pixels normalized values, [size, 3, height, width]; may be longer than needed
 * @param labels one class per example; may be longer than needed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Batch(int size, float[] pixels, int[] labels) {}
