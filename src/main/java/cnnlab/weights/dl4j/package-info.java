/**
 * Networks with their weights as DL4J's ModelSerializer keeps them, without the framework: nothing
 * that a file names is loaded or run.
 */
package cnnlab.weights.dl4j;
