package cnnlab.lesson.value;

import cnnlab.text.UserProblem;
import java.util.List;

/** A value of the lab as a lesson writes it: {@code params vgg16 classifier / params vgg16}. */
public sealed interface Expression {

  /** Its value: a {@link Double} or a {@link String}. */
  Object value(Lab lab) throws UserProblem;

  /** Its value where that has to be a number. */
  default double number(Lab lab) throws UserProblem {
    if (value(lab) instanceof Double number) {
      return number;
    }
    throw UserProblem.of("lesson.value.no-number", this);
  }

  /** Reads an expression that is the whole text. */
  static Expression of(String text) throws UserProblem {
    return new ExpressionParser(text).whole();
  }

  /** A number as it stands there. */
  record Literal(double number) implements Expression {
    @Override
    public Object value(Lab lab) {
      return number;
    }

    @Override
    public String toString() {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
  }

  /** A text in quotation marks, to compare with. */
  record Quoted(String text) implements Expression {
    @Override
    public Object value(Lab lab) {
      return text;
    }

    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /** Something that the lab knows. */
  record Call(LabFunction function, List<String> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Object value(Lab lab) throws UserProblem {
      return function.value(lab, arguments);
    }

    @Override
    public String toString() {
      return arguments.isEmpty()
          ? function.word()
          : function.word() + " " + String.join(" ", arguments);
    }
  }

  /**
   * Two numbers made one.
   *
   * @param operator one of + - * /
   */
  record Operation(char operator, Expression left, Expression right) implements Expression {
    @Override
    public Object value(Lab lab) throws UserProblem {
      double a = left.number(lab);
      double b = right.number(lab);
      return switch (operator) {
        case '+' -> a + b;
        case '-' -> a - b;
        case '*' -> a * b;
        case '/' -> a / b;
        default -> throw new IllegalStateException("No operator " + operator);
      };
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }
}
