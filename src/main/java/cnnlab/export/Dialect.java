package cnnlab.export;

import cnnlab.arch.Layer;
import cnnlab.arch.Shapes;
import cnnlab.text.UserProblem;

/** How a framework names and makes things. */
interface Dialect {

  /**
   * How the framework makes a layer.
   *
   * @throws UserProblem located at the layer, if the framework has no such layer
   */
  Call call(Layer layer, Shapes shapes) throws UserProblem;

  /** A valid variable or parameter of this name, given in snake case or dotted. */
  String identifier(String name);
}
