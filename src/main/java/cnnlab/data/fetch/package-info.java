/** Brings well-known data sets from the network into their folder. */
package cnnlab.data.fetch;
