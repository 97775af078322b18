package cnnlab.weights;

import cnnlab.arch.Architecture;
import cnnlab.text.UserProblem;
import org.jspecify.annotations.Nullable;

/**
 * A network that a file holds.
 *
 * @param architecture without auxiliary classifiers; where not all of it can be represented, what
 *     comes before
 * @param problem what cannot be represented; null where all of it can
 */
public record HeldNetwork(Architecture architecture, @Nullable UserProblem problem) {}
