/** Networks with their weights as ONNX keeps them, without a framework. */
package cnnlab.weights.onnx;
