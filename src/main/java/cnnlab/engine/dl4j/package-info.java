/** The engine on DeepLearning4J: its graph, workspaces and updaters, and layers of our own. */
package cnnlab.engine.dl4j;
