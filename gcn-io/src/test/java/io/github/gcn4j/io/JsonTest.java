package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void writesOneOrderedLine() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("file", "Early/a \"b\"\n.jpg");
    value.put("success", true);
    value.put("millis", 12);
    value.put("numbers", List.of(1L, (short) 2, (byte) 3, 0.5, 0.1f));
    value.put("empty", Map.of());

    assertThat(Json.format(value))
        .isEqualTo(
            "{\"file\":\"Early/a \\\"b\\\"\\n.jpg\",\"success\":true,\"millis\":12,"
                + "\"numbers\":[1,2,3,0.5,0.1],\"empty\":{}}");
  }

  @Test
  void givesBackWhatItWrote() throws JsonFormatException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", List.of("é\u0000\u2028😀", true, false, Long.MIN_VALUE, -0.0, 1.0));
    value.put("a", Map.of("b", List.of()));

    Object read = Json.parse(Json.format(value));

    assertThat(read).isEqualTo(value);
    assertThat(((Map<?, ?>) read).keySet()).map(Object::toString).containsExactly("z", "a");
  }

  @Test
  void writesTheFewestDigitsThatGiveADoubleBack() throws JsonFormatException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String text = Json.format(number);
        assertThat(Json.parse(text)).isEqualTo(number);
        assertThat(new BigDecimal(text).precision()).isLessThanOrEqualTo(17);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "2.2250738585072014E-308, 2.2250738585072014E-308",
    "2.0E23, 2.0E23", // 2.0000000000000003E23 or the like on a JDK before 19
    "1.0E23, 1.0E23",
    "4.9E-324, 4.9E-324",
    "100, 100.0",
    "1E7, 1.0E7"
  })
  void writesDoublesAlikeOnEveryJdk(double number, String text) {
    assertThat(Json.format(number)).isEqualTo(text);
  }

  @Test
  void parsesIntegersAndFractionsApart() throws JsonFormatException {
    assertThat(Json.parse(" [1, 1.0, 1e2, -0, 9223372036854775807] "))
        .isEqualTo(List.of(1L, 1.0, 100.0, 0L, Long.MAX_VALUE));
  }

  @Test
  void returnsWhatCannotBeChanged() throws JsonFormatException {
    Map<?, ?> members = (Map<?, ?>) Json.parse("{\"a\":[1]}");
    assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
    List<?> elements = (List<?>) members.get("a");
    assertThatThrownBy(elements::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | expected JSON, found nothing",
        "` ` | expected JSON, found nothing",
        "{ | expected JSON, found: Unexpected end-of-input",
        "{'a':1} | expected JSON, found: Unexpected character",
        "[1,] | expected JSON, found: Unexpected character",
        "[1] 2 | expected one JSON value, found more at line 1, column 5",
        "{\"a\":1,\"a\":2} | Duplicate Object property \"a\"",
        "{\"a\":null} | expected a value, found null at line 1, column 6; leave it out",
        "NaN | expected JSON, found: ",
        "1e400 | expected a number a double can hold, found '1e400' at line 1, column 1",
        "9223372036854775808 | expected an integer of 64 bits, found '9223372036854775808'",
        "// 1 | expected JSON, found: "
      })
  void refusesWhatIsNotStrictJson(String text, String message) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesMoreTokensThanTheLimit() throws JsonFormatException {
    Json.Limits limits = new Json.Limits(3, 1000, 10);

    assertThat(Json.parse("[1,2,3,4,5]", limits)).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L));
    assertThatThrownBy(() -> Json.parse("[[],[],[],[],[],[],[]]", limits))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("Token count");
  }

  @Test
  void refusesNestingAndLengthBeyondTheLimits() throws JsonFormatException {
    Json.Limits limits = new Json.Limits(3, 20);
    assertThat(Json.parse("[[[1]]]", limits)).isEqualTo(List.of(List.of(List.of(1L))));
    assertThatThrownBy(() -> Json.parse("[[[[1]]]]", limits))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("depth");
    assertThatThrownBy(() -> Json.parse("\"" + "x".repeat(19) + "\"", limits))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("expected JSON of at most 20 characters, found 21");
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .isInstanceOf(JsonFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1001, 1", "1, 0"})
  void refusesLimitsThatMakeNoSense(int depth, int characters) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Limits(depth, characters));
  }

  @Test
  void neverFailsInAnotherWayWhateverCharactersAreChanged() {
    String good = "{\"a\":[1,2.5e3,\"x\\u0041\",true,{\"b\":false}],\"c\":-7}";
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      text.setCharAt(random.nextInt(good.length()), (char) random.nextInt(128));
      Throwable thrown = catchThrowable(() -> Json.parse(text.toString()));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(JsonFormatException.class);
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 19_999);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesToWriteWhatIsNotANumber(double number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.format(Map.of("loss", List.of(1.0, number))))
        .withMessage("$.loss[1]: expected a finite number, found " + number);
    assertThatIllegalArgumentException().isThrownBy(() -> Json.format((float) number));
  }

  @Test
  void writesANumberThatThereIsNoneOfAsNull() {
    assertThat(Json.format(List.of(OptionalDouble.of(0.5), OptionalDouble.empty())))
        .isEqualTo("[0.5,null]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.format(OptionalDouble.of(Double.NaN)))
        .withMessage("$: expected a finite number, found NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1", "[1,2", "{\"a\":{\"b\":\"c", "{\"a\" 1}", "[1}"})
  void saysWhereATextBreaksOffWithoutRemarksOnTheParser(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageStartingWith("expected JSON, found: ")
        .message()
        .doesNotContain("REDACTED", "StreamReadFeature", "Source");
  }

  @Test
  void refusesToWriteOtherTypes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.format(Map.of("a", new int[0])))
        .withMessage("$.a: expected a map, list, text, number or boolean, found [I");
    assertThatIllegalArgumentException().isThrownBy(() -> Json.format(new BigDecimal("1.5")));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.format(Map.of(1, 2)));
    List<Object> withNull = new ArrayList<>();
    withNull.add(null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.format(withNull))
        .withMessageContaining("$[0]: expected")
        .withMessageContaining("found null");
  }

  @Test
  void refusesToWriteAListThatHoldsItself() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.format(endless))
        .withMessageContaining("expected values nested up to 64 deep");
  }
}
