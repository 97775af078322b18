/** Runs side by side: in what they differ, what they cost, and the charts that compare them. */
package cnnlab.comparison;
