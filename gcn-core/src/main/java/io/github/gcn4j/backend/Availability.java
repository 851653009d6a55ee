package io.github.gcn4j.backend;

/**
 * Whether a backend can run on this machine.
 *
 * @param available true if it can
 * @param detail what it runs on, or why it cannot and what to do about it
 */
public record Availability(boolean available, String detail) {

  /** It can. */
  public static Availability yes(String detail) {
    return new Availability(true, detail);
  }

  /** It cannot. */
  public static Availability no(String reasonAndRemedy) {
    return new Availability(false, reasonAndRemedy);
  }
}
