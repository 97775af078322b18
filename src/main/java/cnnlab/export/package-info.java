/** An architecture as source code. */
package cnnlab.export;
