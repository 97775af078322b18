/** The published networks, one file for each paper. */
package cnnlab.arch.catalogue;
