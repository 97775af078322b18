/**
 * Training a network: the plan that settings come to, the epochs, checkpoints, sweeps and the
 * learning-rate finder. Without a window and on any engine.
 */
package cnnlab.training;
