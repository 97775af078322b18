package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.OwnDataHome;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Weights on this machine beside those that the catalogue tells of. */
@ExtendWith(OwnDataHome.class)
class FetchedWeightsTest {

  @Test
  void fetchedWeightsStandBesideTheCataloguesWithTheirOwnAccuracy() throws Exception {
    int usual = PublishedReference.all().size();
    put("resnet50"); // the catalogue has its accuracy already
    put("resnet50-v2");
    put("resnet50_v1");

    List<PublishedReference> all = PublishedReference.all();

    assertThat(all).hasSize(usual + 2).extracting(PublishedReference::id).doesNotHaveDuplicates();
    assertThat(all)
        .filteredOn(each -> each.id().equals("resnet50 torchvision IMAGENET1K_V2"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.published().top1()).isCloseTo(0.80858, Offset.offset(1e-9));
              assertThat(each.costs().params()).isEqualTo(25_557_032);
              assertThat(each.costs().macs()).isEqualTo(4_089_184_256L);
            });
    assertThat(all).extracting(PublishedReference::id).contains("resnet50", "resnet50_v1 Keras");
  }

  private static void put(String name) throws Exception {
    Files.createDirectories(PublishedWeights.folder());
    Files.writeString(PublishedWeights.named(name).orElseThrow().place(), "by hand");
  }
}
