/** What can be done with a run on every screen that lists runs. */
package cnnlab.ui.runs;
