/** The form of a new run, card by card. */
package cnnlab.ui.train.form;
