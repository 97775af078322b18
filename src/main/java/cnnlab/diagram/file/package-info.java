/** Pictures as files of every format. */
package cnnlab.diagram.file;
