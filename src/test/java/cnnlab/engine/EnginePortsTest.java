package cnnlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunSamples;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of relevance as the papers write them, and memory that has run out. */
class EnginePortsTest {
  /** Bach et al. 2015, equation 60: epsilon has the sign of what it is added to. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 1, 0.75, 1",
    "0.25, 1, -0.75, -1",
    "0.25, 2, 0, 8",
    "0, 1, 0, 0",
    "0, 3, 2, 1.5",
    "0, 3, -2, -1.5",
  })
  void epsilonKeepsADivisorFromZero(double epsilon, float number, float by, float quotient) {
    assertThat(LrpRule.epsilon(epsilon).divide(number, by)).isEqualTo(quotient);
  }

  /** Montavon et al. 2019, table 1: a w + gamma (a w)+, of which z+ is the limit. */
  @Test
  void gammaFavorsWhatSpeaksForAnOutput() {
    assertThat(LrpRule.epsilon(0.1))
        .extracting(LrpRule::all, LrpRule::positives)
        .containsExactly(1f, 0f);
    assertThat(LrpRule.gamma(0.25))
        .extracting(LrpRule::all, LrpRule::positives)
        .containsExactly(1f, 0.25f);
    assertThat(LrpRule.positive())
        .extracting(LrpRule::all, LrpRule::positives)
        .containsExactly(0f, 1f);
  }

  @ParameterizedTest
  @CsvSource({
    "std::bad_alloc, true",
    "Cannot allocate new FloatPointer(9), true",
    "Failed to allocate 4096 bytes, true",
    "Out of memory, true",
    "shape mismatch, false",
    ", false",
  })
  void memoryThatRanOutIsRecognizedHoweverDeepItLies(String words, boolean memory) {
    Throwable thrown = new IllegalStateException("failed", new RuntimeException(words));

    assertThat(MemoryProblem.is(thrown)).isEqualTo(memory);
    assertThat(MemoryProblem.is(new RuntimeException(new OutOfMemoryError()))).isTrue();
  }

  @Test
  void aSmallerBatchIsProposed() {
    UserProblem problem = MemoryProblem.of(RunSamples.settings(), new OutOfMemoryError());
    int batch = RunSamples.settings().batchSize();

    assertThat(problem.what(Messages.ENGLISH) + problem.getMessage())
        .contains(Integer.toString(batch), Integer.toString(batch / 2));
  }

  /** What a person can do is told, also of a search that ends so; a fault stays one. */
  @Test
  void wherePartsOfTheProgramTellWhatEndedThem() throws Exception {
    OutOfMemoryError full = new OutOfMemoryError();
    IllegalStateException fault = new IllegalStateException("a fault");
    assertThat(MemoryProblem.orCrash(RunSamples.settings(), full).key()).isEqualTo("train.memory");
    assertThat(MemoryProblem.orCrash(RunSamples.settings(), fault).key())
        .isEqualTo("train.crashed");
    assertThat(MemoryProblem.inWords(new RuntimeException(full)))
        .isInstanceOf(UserProblem.class)
        .hasMessageStartingWith("There is not enough memory for this.");
    assertThat(MemoryProblem.inWords(fault)).isSameAs(fault);
    UserProblem told = UserProblem.of("image.memory", "a.png").causedBy(full);
    assertThat(MemoryProblem.inWords(told)).as("better said already").isSameAs(told);
  }
}
