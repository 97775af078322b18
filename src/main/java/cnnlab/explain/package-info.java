/** What a prediction rests on. */
package cnnlab.explain;
