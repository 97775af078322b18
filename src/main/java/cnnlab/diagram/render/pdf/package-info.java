/** Pictures as PDF files; the only part of the diagram that knows OpenPDF. */
package cnnlab.diagram.render.pdf;
