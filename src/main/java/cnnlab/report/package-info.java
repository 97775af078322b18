/** Runs as a document to hand on. */
package cnnlab.report;
