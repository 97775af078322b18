/** What all executors work out alike: starting weights, the loss, what is drawn at random. */
package cnnlab.engine.learning;
