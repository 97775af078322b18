package cnnlab.ui.train.form;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.OwnDataHome;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a training can start from, with weights that lie where fetched ones do. */
@ExtendWith(OwnDataHome.class)
class StartChoiceTest {

  @Test
  void randomWeightsComeFirstAndAreAllThereIs() throws Exception {
    assertThat(choices("vgg11")).containsExactly(StartChoice.RANDOM);
    assertThat(StartChoice.RANDOM.title(Messages.ENGLISH)).isEqualTo("From scratch");
  }

  @Test
  void fetchedWeightsAreOfferedForTheirNetwork() throws Exception {
    Files.createDirectories(PublishedWeights.folder());
    PublishedWeights second = PublishedWeights.named("resnet50-v2").orElseThrow();
    Files.writeString(second.place(), "not read before it is chosen");

    assertThat(choices("resnet50"))
        .filteredOn(choice -> choice.kind().equals("published"))
        .singleElement()
        .satisfies(
            choice -> {
              assertThat(choice.file()).isEqualTo(second.place().toString());
              assertThat(choice.title(Messages.ENGLISH)).contains("ImageNet", second.file());
              assertThat(choice.title(Messages.CHINESE)).contains("ImageNet", second.file());
            });
    assertThat(choices("resnet50_v1")).containsExactly(StartChoice.RANDOM);
  }

  @Test
  void aFileThatIsNotInTheListIsItself() throws Exception {
    assertThat(StartChoice.named("/somewhere/mine.pth", choices("vgg11")).title(Messages.ENGLISH))
        .isEqualTo("File mine.pth");
    assertThat(StartChoice.named("", choices("vgg11"))).isEqualTo(StartChoice.RANDOM);
  }

  private static List<StartChoice> choices(String network) throws UserProblem {
    return StartChoice.all(Catalogue.entry(network), List.of());
  }
}
