package cnnlab.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a lesson. Its words are in the texts, in a section of its id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(value = LessonStep.Say.class, name = "say"),
  @Type(value = LessonStep.Show.class, name = "show"),
  @Type(value = LessonStep.Predict.class, name = "predict"),
  @Type(value = LessonStep.Do.class, name = "do"),
  @Type(value = LessonStep.Run.class, name = "run"),
  @Type(value = LessonStep.Reveal.class, name = "reveal"),
  @Type(value = LessonStep.Ask.class, name = "ask"),
})
public sealed interface LessonStep {
  String id();

  /** The state into which it puts the lab; null where that stays as it is. */
  @Nullable LabState show();

  /** What it says is so, each a comparison of two expressions. */
  List<String> claims();

  /** Text, formula, picture. */
  record Say(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims)
      implements LessonStep {
    public Say {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }
  }

  /** Something to look at in the lab. */
  record Show(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) LabState show,
      @Nullable List<String> claims)
      implements LessonStep {
    public Show {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }
  }

  /** The learner says what will be, before it is shown. */
  record Predict(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims,
      @JsonProperty(required = true) Question question)
      implements LessonStep {
    public Predict {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }
  }

  /**
   * The learner acts in the lab.
   *
   * @param until the state in which it is done; what a setting is to be may be an expression in
   *     braces, "*" is anything
   */
  record Do(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims,
      @JsonProperty(required = true) LabState until)
      implements LessonStep {
    public Do {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }
  }

  /**
   * A recorded run is played, epoch by epoch.
   *
   * @param recorded a bundled run
   * @param beside another one, in the same chart
   */
  record Run(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims,
      @JsonProperty(required = true) String recorded,
      @Nullable String beside)
      implements LessonStep {
    public Run {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }
  }

  /**
   * The prediction beside what is measured, and what was printed.
   *
   * @param of the step of the prediction
   */
  record Reveal(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims,
      @JsonProperty(required = true) String of)
      implements LessonStep {
    public Reveal {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }
  }

  /** Questions that are answered in words of one's own, kept for the handout. */
  record Ask(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims,
      @JsonProperty(required = true) List<String> questions)
      implements LessonStep {
    public Ask {
      claims = claims == null ? List.of() : List.copyOf(claims);
      questions = List.copyOf(questions);
    }
  }
}
