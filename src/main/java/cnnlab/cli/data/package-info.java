/** Data sets on the command line: what they hold, and whether they are sound. */
package cnnlab.cli.data;
