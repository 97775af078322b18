/** Runs as TensorBoard reads them. */
package cnnlab.run.tensorboard;
