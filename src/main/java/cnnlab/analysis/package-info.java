/** Every number that follows from an architecture alone. */
package cnnlab.analysis;
