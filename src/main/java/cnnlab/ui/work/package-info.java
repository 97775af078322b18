/** What screens show of work in the background: how far it is, how long it takes, how to end it. */
package cnnlab.ui.work;
