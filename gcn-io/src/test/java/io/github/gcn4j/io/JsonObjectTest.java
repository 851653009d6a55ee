package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
  private static final String TEXT =
      """
      {"format": 1, "name": "flat", "ok": true, "rate": 0.5, "classes": ["Benign", "Pro"],
       "mean": [0.25, 1], "program": {"steps": [{"kind": "linear"}, {"kind": 3}]}}""";

  @Test
  void readsEveryKindOfMember() throws JsonFormatException {
    JsonObject json = JsonObject.parse(TEXT);

    assertThat(json.path()).isEmpty();
    assertThat(json.integer("format")).isEqualTo(1);
    assertThat(json.integer("format", 1, 2)).isEqualTo(1);
    assertThat(json.text("name")).isEqualTo("flat");
    assertThat(json.truth("ok")).isTrue();
    assertThat(json.number("rate")).isEqualTo(0.5);
    assertThat(json.number("format")).isEqualTo(1.0);
    assertThat(json.texts("classes")).containsExactly("Benign", "Pro");
    assertThat(json.numbers("mean")).containsExactly(0.25, 1.0);
    assertThat(json.object("program").objects("steps").get(0).text("kind")).isEqualTo("linear");
    assertThat(json.has("name")).isTrue();
    assertThat(json.has("nothing")).isFalse();
    assertThat(json.names()).startsWith("format", "name", "ok").hasSize(7);
    assertThat(json.asMap()).containsEntry("rate", 0.5);
  }

  @Test
  void saysWhereAMemberIsMissingOrOfAnotherType() throws JsonFormatException {
    JsonObject json = JsonObject.parse(TEXT);
    JsonObject step = json.object("program").objects("steps").get(1);

    assertRefused(() -> step.text("kind"), "program.steps[1].kind: expected a text, found '3'");
    assertRefused(() -> step.text("out"), "program.steps[1].out: expected a value, found none");
    assertRefused(() -> json.object("name"), "name: expected an object, found 'flat'");
    assertRefused(() -> json.objects("program"), "program: expected an array, found an object");
    assertRefused(() -> json.objects("mean"), "mean[0]: expected an object, found '0.25'");
    assertRefused(() -> json.texts("mean"), "mean[0]: expected a text, found '0.25'");
    assertRefused(() -> json.numbers("classes"), "classes[0]: expected a number, found 'Benign'");
    assertRefused(() -> json.number("mean"), "mean: expected a number, found an array");
    assertRefused(() -> json.integer("rate"), "rate: expected an integer, found '0.5'");
    assertRefused(() -> json.truth("name"), "name: expected true or false, found 'flat'");
    assertRefused(
        () -> json.integer("format", 2, 3), "format: expected an integer from 2 to 3, found 1");
    assertRefused(
        () -> json.integer("format", -3, 0), "format: expected an integer from -3 to 0, found 1");
  }

  @Test
  void refusesNamesItDoesNotKnow() throws JsonFormatException {
    JsonObject json = JsonObject.parse(TEXT);
    json.object("program").requireOnly("steps", "notes");

    assertRefused(
        () -> json.requireOnly("format", "name"), "expected only format, name, found 'ok'");
    assertRefused(
        () -> json.object("program").requireOnly("step"),
        "program: expected only step, found 'steps'");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertRefused(() -> JsonObject.parse("[1]"), "expected a JSON object, found an array");
    assertRefused(
        () -> JsonObject.parse(TEXT, new Json.Limits(2, 10_000)),
        "expected JSON, found: Document nesting depth (3) exceeds the maximum allowed (2, from `StreamReadConstraints.getMaxNestingDepth()`)");
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(JsonFormatException.class).hasMessage(message);
  }
}
