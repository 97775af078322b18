package cnnlab.diagram.model;

/**
 * An arrow between two nodes.
 *
 * @param from name of the node it leaves
 * @param to name of the node it enters
 */
public record DiagramEdge(String from, String to, EdgeKind kind) {}
