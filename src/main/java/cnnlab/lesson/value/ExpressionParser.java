package cnnlab.lesson.value;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads expressions. A function's arguments follow it, separated by blanks; a minus sign stands
 * between blanks, for layers and runs have it in their names.
 */
final class ExpressionParser {
  private static final int LONGEST = 500;
  private static final int DEEPEST = 20;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d+)?(?![\\w.]))|(?<word>[A-Za-z0-9_][\\w.@:=-]*)"
              + "|\"(?<quoted>[^\"]*)\"|(?<sign><=|>=|!=|[-+*/()<>=~]))");

  /** A part of the text, of one kind. */
  private record Token(Kind kind, String text) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private enum Kind {
    NUMBER,
    WORD,
    QUOTED,
    SIGN
  }

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;

  ExpressionParser(String source) throws UserProblem {
    this.source = source;
    if (source.length() > LONGEST) {
      throw UserProblem.of("lesson.value.long", source.substring(0, 40), LONGEST);
    }
    Matcher matcher = TOKEN.matcher(source.stripTrailing());
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(token(matcher));
      end = matcher.end();
      matcher.region(end, source.stripTrailing().length());
    }
    if (end < source.stripTrailing().length() || tokens.isEmpty()) {
      throw wrong();
    }
  }

  private static Token token(Matcher found) {
    for (Kind kind : Kind.values()) {
      String text = found.group(kind.name().toLowerCase(java.util.Locale.ROOT));
      if (text != null) {
        return new Token(kind, text);
      }
    }
    throw new IllegalStateException(found.group());
  }

  Expression whole() throws UserProblem {
    Expression expression = sum();
    end();
    return expression;
  }

  /** Two expressions with a comparison between. */
  Claim claim() throws UserProblem {
    Expression left = sum();
    Comparison comparison =
        peek().flatMap(token -> Comparison.of(token.text())).orElseThrow(this::wrong);
    next++;
    Expression right = sum();
    end();
    return new Claim(left, comparison, right, source.strip());
  }

  private void end() throws UserProblem {
    if (next < tokens.size()) {
      throw wrong();
    }
  }

  private Expression sum() throws UserProblem {
    if (++depth > DEEPEST) {
      throw wrong();
    }
    Expression left = product();
    for (String sign = sign("+", "-"); !sign.isEmpty(); sign = sign("+", "-")) {
      left = new Expression.Operation(sign.charAt(0), left, product());
    }
    depth--;
    return left;
  }

  private Expression product() throws UserProblem {
    Expression left = factor();
    for (String sign = sign("*", "/"); !sign.isEmpty(); sign = sign("*", "/")) {
      left = new Expression.Operation(sign.charAt(0), left, factor());
    }
    return left;
  }

  private Expression factor() throws UserProblem {
    Token token = peek().orElseThrow(this::wrong);
    next++;
    return switch (token.kind()) {
      case NUMBER -> new Expression.Literal(Double.parseDouble(token.text()));
      case QUOTED -> new Expression.Quoted(token.text());
      case WORD -> call(token.text());
      case SIGN -> {
        if (!token.is("(")) {
          throw wrong();
        }
        Expression inner = sum();
        if (sign(")").isEmpty()) {
          throw wrong();
        }
        yield inner;
      }
    };
  }

  private Expression call(String word) throws UserProblem {
    LabFunction function = LabFunction.of(word);
    List<String> arguments = new ArrayList<>();
    while (peek().filter(token -> token.kind() != Kind.SIGN).isPresent()) {
      arguments.add(tokens.get(next++).text());
    }
    function.require(arguments);
    return new Expression.Call(function, arguments);
  }

  private Optional<Token> peek() {
    return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
  }

  /** Passes over one of these signs and returns it; "" where another token comes. */
  private String sign(String... signs) {
    for (String sign : signs) {
      if (peek().filter(token -> token.is(sign)).isPresent()) {
        next++;
        return sign;
      }
    }
    return "";
  }

  private UserProblem wrong() {
    return UserProblem.of("lesson.value.syntax", source.strip());
  }
}
