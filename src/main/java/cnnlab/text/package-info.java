/** Messages in every language, and problems as one sentence with advice. */
package cnnlab.text;
