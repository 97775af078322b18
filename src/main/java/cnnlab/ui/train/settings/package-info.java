/** What the form holds, without nodes: texts as typed, their validation, the data set opened. */
package cnnlab.ui.train.settings;
