package cnnlab.lesson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
   * Runs are watched as they learn: live ones, which the lab trains meanwhile, or recorded ones,
   * which are played epoch by epoch.
   *
   * @param train live ones by name, trained one after the other
   * @param recorded a bundled run or one of the lesson's; null where there are only live ones
   * @param beside further ones, in the same charts
   * @param charts what is drawn
   */
  record Run(
      @JsonProperty(required = true) String id,
      @Nullable LabState show,
      @Nullable List<String> claims,
      @Nullable Map<String, LiveRun> train,
      @Nullable String recorded,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<String> beside,
      @Nullable List<RunChart> charts)
      implements LessonStep {
    public Run {
      claims = claims == null ? List.of() : List.copyOf(claims);
    }

    @Override
    public Map<String, LiveRun> train() {
      return train == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(train));
    }

    @Override
    public List<String> beside() {
      return beside == null ? List.of() : List.copyOf(beside);
    }

    @Override
    public List<RunChart> charts() {
      return charts == null ? List.of(RunChart.ACCURACY) : List.copyOf(charts);
    }

    /** All recorded runs; none where there are only live ones. */
    public List<String> played() {
      return recorded == null
          ? List.of()
          : Stream.concat(Stream.of(recorded), beside().stream()).toList();
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
