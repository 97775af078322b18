/**
 * What a diagram shows, before it is laid out: nodes nested in blocks, and the edges between them.
 */
package cnnlab.diagram.model;
