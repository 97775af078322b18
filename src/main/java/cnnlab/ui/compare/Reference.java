package cnnlab.ui.compare;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.PublishedAccuracy;
import cnnlab.arch.catalogue.PublishedAccuracy.Dataset;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A published network with the accuracy reported for it and what it costs as published. */
record Reference(Entry entry, PublishedAccuracy published, long params, long macs) {

  /** All there are; takes a moment. */
  static List<Reference> all() throws UserProblem {
    List<Reference> references = new ArrayList<>();
    for (PublishedAccuracy published : PublishedAccuracy.ALL) {
      Entry entry = Catalogue.entry(published.network());
      Analysis analysis = Analysis.of(Catalogue.build(entry.settings()));
      references.add(new Reference(entry, published, analysis.params(), analysis.macs()));
    }
    return references;
  }

  /** Those on the data sets of these names; on ImageNet where there are none on any of them. */
  static List<Reference> beside(Collection<String> names, List<Reference> all) {
    Set<Dataset> wanted = EnumSet.noneOf(Dataset.class);
    for (Dataset dataset : Dataset.values()) {
      if (names.stream().anyMatch(dataset::isNamed)) {
        wanted.add(dataset);
      }
    }
    if (wanted.isEmpty()) {
      wanted.add(Dataset.IMAGENET);
    }
    return all.stream().filter(it -> wanted.contains(it.published().dataset())).toList();
  }
}
