/** What screens show of a fetch: how far it is, how long it will take, and how to end it. */
package cnnlab.ui.fetch;
