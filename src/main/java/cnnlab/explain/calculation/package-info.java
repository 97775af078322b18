/** How a network comes to any one of its numbers: everything that goes into it. */
package cnnlab.explain.calculation;
