package cnnlab.weights.onnx;

/** Numbers of fields and of types, as onnx.proto (IR version 8) gives them. */
final class Onnx {
  /** Of what is written here. */
  static final int IR_VERSION = 8;

  static final int OPSET = 17;

  static final int MODEL_IR_VERSION = 1;
  static final int MODEL_PRODUCER_NAME = 2;
  static final int MODEL_PRODUCER_VERSION = 3;
  static final int MODEL_GRAPH = 7;
  static final int MODEL_OPSET = 8;
  static final int MODEL_METADATA = 14;

  static final int OPSET_DOMAIN = 1;
  static final int OPSET_VERSION = 2;

  static final int ENTRY_KEY = 1;
  static final int ENTRY_VALUE = 2;

  static final int GRAPH_NODE = 1;
  static final int GRAPH_NAME = 2;
  static final int GRAPH_INITIALIZER = 5;
  static final int GRAPH_INPUT = 11;
  static final int GRAPH_OUTPUT = 12;

  static final int NODE_INPUT = 1;
  static final int NODE_OUTPUT = 2;
  static final int NODE_NAME = 3;
  static final int NODE_OP = 4;
  static final int NODE_ATTRIBUTE = 5;
  static final int NODE_DOMAIN = 7;

  static final int ATTRIBUTE_NAME = 1;
  static final int ATTRIBUTE_FLOAT = 2;
  static final int ATTRIBUTE_INT = 3;
  static final int ATTRIBUTE_STRING = 4;
  static final int ATTRIBUTE_TENSOR = 5;
  static final int ATTRIBUTE_FLOATS = 7;
  static final int ATTRIBUTE_INTS = 8;
  static final int ATTRIBUTE_TYPE = 20;
  static final int TYPE_FLOAT = 1;
  static final int TYPE_INT = 2;
  static final int TYPE_INTS = 7;

  static final int VALUE_NAME = 1;
  static final int VALUE_TYPE = 2;
  static final int TYPE_TENSOR = 1;
  static final int TENSOR_TYPE_ELEMENT = 1;
  static final int TENSOR_TYPE_SHAPE = 2;
  static final int SHAPE_DIMENSION = 1;
  static final int DIMENSION_VALUE = 1;
  static final int DIMENSION_NAME = 2;

  static final int TENSOR_DIMENSIONS = 1;
  static final int TENSOR_ELEMENT = 2;
  static final int TENSOR_FLOATS = 4;
  static final int TENSOR_INTS = 5;
  static final int TENSOR_LONGS = 7;
  static final int TENSOR_NAME = 8;
  static final int TENSOR_RAW = 9;
  static final int TENSOR_DOUBLES = 10;
  static final int TENSOR_EXTERNAL = 13;
  static final int TENSOR_LOCATION = 14;

  static final int FLOAT = 1;
  static final int INT32 = 6;
  static final int INT64 = 7;
  static final int FLOAT16 = 10;
  static final int DOUBLE = 11;
  static final int BFLOAT16 = 16;

  private Onnx() {}
}
