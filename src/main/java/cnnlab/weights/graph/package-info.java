/** What becomes layers of the graphs that files of other programs hold. */
package cnnlab.weights.graph;
