/** Saves a report of runs. */
package cnnlab.ui.report;
