/** The machine that the executors compute on: its processor, memory and threads. */
package cnnlab.engine.machine;
