/** Files that survive whatever happens to the program, and what can be wrong with a file. */
package cnnlab.files;
