package cnnlab.arch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "As published." stands only beside what was published. */
class PublishedFormTest {
  private static final String AS_PUBLISHED = "As published.";

  private static PublishedForm published(String name) throws Exception {
    Entry entry = Catalogue.entry(name);
    return new PublishedForm(entry, entry.settings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet_paper_grouped",
        "vgg11",
        "vgg16",
        "googlenet_paper",
        "resnet18",
        "resnet50_v1",
        "plain34",
        "inception_v4"
      })
  void thePapersOwnNetworksAreAsPublished(String name) throws Exception {
    assertThat(published(name).text(Messages.ENGLISH)).isEqualTo(AS_PUBLISHED);
    assertThat(published(name).isUnchanged()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "vgg11_bn, batch normalization",
    "vgg19_bn, batch normalization",
    "alexnet_ungrouped_96, two GPUs",
    "alexnet_torchvision, no groups",
    "googlenet_5x5_bn, batch normalization",
    "googlenet_torchvision, 3×3 in place of 5×5",
    "resnet50, v1.5",
    "resnet101, v1.5",
    "resnet152, v1.5",
    "inception_resnet_v2, figure 3",
    "lenet5, As taught today"
  })
  void whatDepartsFromThePaperSaysHow(String name, String how) throws Exception {
    assertThat(published(name).text(Messages.ENGLISH)).contains(how).doesNotContain(AS_PUBLISHED);
  }

  @Test
  void noTwoFormsOfOneNetworkAreBothAsPublished() throws Exception {
    for (String depth : List.of("50", "101", "152")) {
      String v1 = published("resnet" + depth + "_v1").text(Messages.ENGLISH);
      assertThat(published("resnet" + depth).text(Messages.ENGLISH)).isNotEqualTo(v1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "256, 1000, 1, 256 px in place of 224",
    "224, 10, 1, 10 classes in place of 1000",
    "224, 1000, 0.5, width × 0.5",
    "320, 7, 2, '320 px in place of 224, 7 classes in place of 1000, width × 2.0'"
  })
  void aChangedSettingIsNamedInPlaceOfAsPublished(
      int size, int classes, double width, String change) throws Exception {
    PublishedForm form =
        new PublishedForm(
            Catalogue.entry("vgg16"), new NetworkSettings("vgg16", size, classes, width, false));
    assertThat(form.isUnchanged()).isFalse();
    assertThat(form.text(Messages.ENGLISH))
        .isEqualTo("Changed from the published form: " + change + ".");
  }

  @Test
  void theFormForSmallImagesTellsItsDepartureItsFitAndItsClasses() throws Exception {
    PublishedForm form =
        new PublishedForm(
            Catalogue.entry("vgg11_bn"), new NetworkSettings("vgg11_bn", 32, 10, 1, false));
    assertThat(form.text(Messages.ENGLISH))
        .contains("As in torchvision", "Fitted to small images", "10 classes in place of 1000");
    assertThat(form.text(Messages.CHINESE)).contains("torchvision", "已适配小图像", "10 类");
  }

  @Test
  void everyNetworkHasSomethingToSayInBothLanguages() {
    for (Entry entry : Catalogue.entries()) {
      for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
        assertThat(new PublishedForm(entry, entry.settings()).text(messages)).isNotBlank();
      }
    }
  }
}
