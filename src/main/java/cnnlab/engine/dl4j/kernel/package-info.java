/** What each kind of layer computes, forward and backward, in ND4J operations on NCHW arrays. */
package cnnlab.engine.dl4j.kernel;
