/**
 * What all executors work out alike: initial weights, the loss, what is drawn at random, which
 * layers are fused.
 */
package cnnlab.engine.common;
