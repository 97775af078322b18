/** What the tabs of Inspect have in common: their columns, and how values are written. */
package cnnlab.ui.inspect.layout;
