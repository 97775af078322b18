package cnnlab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The code as a person reads it, compared with the files in {@code src/test/resources/golden}.
 * After a change that is meant, read the new text and rewrite the files: {@code mvn test
 * -Dtest=GoldenCodeTest -Dcnnlab.golden=write}
 */
class GoldenCodeTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @CsvSource({
    "PYTORCH, resnet50, resnet50_pytorch.py",
    "KERAS, resnet50, resnet50_keras.py",
    "DL4J, googlenet_paper, GooglenetPaper.java.txt"
  })
  void codeIsUnchanged(Framework framework, String name, String file) throws Exception {
    String code = framework.write(Catalogue.build(Catalogue.entry(name).settings()));
    Path golden = FOLDER.resolve(file);
    if ("write".equals(System.getProperty("cnnlab.golden"))) {
      Files.writeString(golden, code);
    }
    assertThat(code).isEqualTo(Files.readString(golden));
  }

  @Test
  void aDeepNetworkIsNoLongerThanAShallowOne() throws Exception {
    assertThat(lines(Framework.PYTORCH, "resnet152"))
        .isEqualTo(lines(Framework.PYTORCH, "resnet101"));
    assertThat(lines(Framework.PYTORCH, "resnet110")).isLessThan(110);
  }

  @Test
  void whatAFrameworkLacksIsRefusedWithTheLayer() {
    Architecture unusual = Networks.unusual();
    UserProblem problem =
        catchThrowableOfType(UserProblem.class, () -> Framework.DL4J.write(unusual));
    assertThat(problem.where()).isEqualTo("a.1");
    assertThat(problem.what(Messages.ENGLISH)).contains("DL4J", "a.1");
  }

  @ParameterizedTest
  @CsvSource({"3rd try, 3rd_try", "我的网络, network_", "_net (a/b), network_net_a_b_"})
  void aNameThatTensorFlowWouldRefuseIsChanged(String name, String written) throws Exception {
    String code =
        Framework.KERAS.write(Draft.of(Networks.catalogue("lenet5", 32)).renamed(name).build());
    assertThat(code).contains("name=\"" + written + "\")");
  }

  private static long lines(Framework framework, String name) throws UserProblem {
    return framework.write(Catalogue.build(Catalogue.entry(name).settings())).lines().count();
  }
}
