/** How the tabs of Inspect share out their room. */
package cnnlab.ui.inspect.layout;
