package cnnlab.files;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record that was read from a file has all its parts. Readers of JSON leave a part that
 * the file does not have, or has as null, empty, whatever the record says of it.
 */
public final class WholeRecord {
  private WholeRecord() {}

  /**
   * Demands that nothing is missing that is not marked as nullable, and that no number is infinite;
   * of what lies in it too.
   *
   * @param except records of these classes are known to be whole
   * @throws IllegalArgumentException with the name of the first part at fault
   */
  public static void require(Record whole, Set<Class<?>> except) {
    if (except.contains(whole.getClass())) {
      return;
    }
    for (RecordComponent component : whole.getClass().getRecordComponents()) {
      Object part = value(whole, component);
      String name = component.getName();
      if (part != null) {
        requirePart(name, part, except);
      } else if (!isNullable(component)) {
        throw new IllegalArgumentException(name + " is missing");
      }
    }
  }

  private static @Nullable Object value(Record whole, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true); // of records that are not public
      return component.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return Arrays.stream(component.getAnnotatedType().getAnnotations())
        .anyMatch(annotation -> annotation instanceof Nullable);
  }

  private static void requirePart(String name, @Nullable Object part, Set<Class<?>> except) {
    switch (part) {
      case null -> throw new IllegalArgumentException(name + " has a part that is missing");
      case Record inner -> require(inner, except);
      case Collection<?> parts -> parts.forEach(it -> requirePart(name, it, except));
      case Map<?, ?> parts -> parts.values().forEach(it -> requirePart(name, it, except));
      case Double number when number.isInfinite() ->
          throw new IllegalArgumentException(name + " is infinite");
      default -> {}
    }
  }
}
