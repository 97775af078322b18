/** A training run as a record and as a folder that survives everything. */
package cnnlab.run;
