/**
 * The engine on oneDNN: an architecture is compiled once for each batch size into a flat list of
 * primitives on planned memory, which then runs without an allocation.
 */
package cnnlab.engine.onednn;
