/** Pictures as files; one package below it for each format. */
package cnnlab.diagram.render;
