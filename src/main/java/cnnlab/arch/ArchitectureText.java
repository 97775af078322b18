package cnnlab.arch;

import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong in a text of JSON that is to be an architecture, told by its line and field. */
final class ArchitectureText {
  private final JsonLines lines;

  ArchitectureText(String json) {
    lines = JsonLines.of(json);
  }

  /** A text that Jackson does not take. */
  UserProblem problem(JsonProcessingException failure) {
    return switch (failure.getCause() instanceof JsonParseException syntax ? syntax : failure) {
      case InvalidTypeIdException kind -> unknownOp(kind);
      case UnrecognizedPropertyException unknown ->
          UserProblem.of(
              "architecture.unknown-field",
              lines.nearest(pointer(unknown.getPath())),
              unknown.getPropertyName(),
              Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ")));
      case JsonMappingException value when !value.getPath().isEmpty() -> wrongValue(value);
      case JsonProcessingException syntax ->
          UserProblem.of(
              "architecture.unreadable",
              syntax.getLocation() == null ? 1 : syntax.getLocation().getLineNr());
    };
  }

  private UserProblem unknownOp(InvalidTypeIdException kind) {
    String pointer = pointer(kind.getPath());
    String id = kind.getTypeId();
    return id == null
        ? missing(pointer + "/op")
        : UserProblem.of("architecture.unknown-op", id, lines.nearest(pointer + "/op"));
  }

  private UserProblem wrongValue(JsonMappingException value) {
    String pointer = pointer(value.getPath());
    return lines.exact(pointer).isPresent()
        ? UserProblem.of("architecture.value", lines.nearest(pointer), field(pointer))
        : missing(pointer);
  }

  private UserProblem missing(String pointer) {
    return UserProblem.of("architecture.missing-field", lines.nearest(pointer), field(pointer));
  }

  /** The same problem of a draft, with the line of its layer or field. */
  UserProblem located(UserProblem problem, Draft draft) {
    UserProblem located =
        UserProblem.of("architecture.line", lines.nearest(pointer(problem, draft)), problem);
    return problem.where() == null ? located : located.at(problem.where());
  }

  private static String pointer(UserProblem problem, Draft draft) {
    List<String> names = draft.layers().stream().map(Layer::name).toList();
    int first = names.indexOf(problem.where());
    String layer = "/layers/" + first;
    return switch (problem.key()) {
      case "architecture.numbers" ->
          layer + "/op/" + problem.arguments().get(1).toString().replace('.', '/');
      case "architecture.order", "architecture.inputs" -> layer + "/inputs";
      case "architecture.duplicate" -> "/layers/" + names.lastIndexOf(problem.where()) + "/name";
      case "architecture.no-head", "architecture.unknown-head" -> "/heads";
      case "architecture.no-input" -> "/layers/0";
      default -> first < 0 ? "/layers" : layer;
    };
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(it -> "/" + (it.getFieldName() == null ? it.getIndex() : it.getFieldName()))
        .collect(Collectors.joining());
  }

  /** "layers[2].op.units" of "/layers/2/op/units". */
  private static String field(String pointer) {
    return pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
  }
}
