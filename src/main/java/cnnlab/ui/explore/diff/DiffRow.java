package cnnlab.ui.explore.diff;

import cnnlab.analysis.ArchitectureDiff;

/** A line of the comparison. */
sealed interface DiffRow {

  /** Both networks as a whole. */
  record Whole(ArchitectureDiff diff) implements DiffRow {}

  /** The sums of one stage, and what they are shares of. */
  record OfStage(ArchitectureDiff.Stage stage, ArchitectureDiff diff) implements DiffRow {}

  /** A layer on each side, or on one. */
  record OfLayers(ArchitectureDiff.Row row) implements DiffRow {}
}
