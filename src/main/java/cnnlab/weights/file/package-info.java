/** Weight files of every format that there is a reader for. */
package cnnlab.weights.file;
