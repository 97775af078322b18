package cnnlab.diagram.layout;

import cnnlab.diagram.layout.LevelGraph.Box;

/**
 * What a frame holds while it is laid out, as if the picture flowed down: a stack, or another
 * frame.
 */
sealed interface Cell permits StackCell, Frame {
  /** Size and ports; a frame's contents must be placed before. */
  Box box();

  /** Index among the box's ports of the one with this name. */
  int port(String name);
}
