package cnnlab.inference;

/**
 * One class a network considers.
 *
 * @param index the class's number, from 0
 * @param probability 0 to 1
 */
public record Prediction(String label, int index, double probability) {}
