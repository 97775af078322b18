/** The wire format of Protocol Buffers, as far as ONNX and TensorBoard use it. */
package cnnlab.files.protobuf;
