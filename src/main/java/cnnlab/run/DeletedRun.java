package cnnlab.run;

import java.nio.file.Path;

/**
 * A run in the trash.
 *
 * @param title the run's; the folder's name where the run could not be read
 * @param folder where it lay
 * @param trashedPath where it lies
 */
public record DeletedRun(String title, Path folder, Path trashedPath) {}
