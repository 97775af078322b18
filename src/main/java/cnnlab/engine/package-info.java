/** The port: what the program asks of a learning framework, and nothing else. */
package cnnlab.engine;
