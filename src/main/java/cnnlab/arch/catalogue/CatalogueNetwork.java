package cnnlab.arch.catalogue;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;

/** A published network and how it is put together. */
interface CatalogueNetwork {
  Entry entry();

  /** Puts it together without looking whether the image is large enough. */
  Architecture build(NetworkSettings settings);
}
