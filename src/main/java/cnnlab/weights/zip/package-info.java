/** Zip files whose entries are read where they lie. */
package cnnlab.weights.zip;
