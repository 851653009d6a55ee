package io.github.gcn4j.cli.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Successive halving (Jamieson and Talwalkar, 2016): many trials are trained for a few epochs, the
 * best part of them for more, and so on, the last for all of theirs. Each rung trains anew instead
 * of going on: a schedule that falls to zero has to know its length, and a score taken in its
 * middle says little of its end. That costs at most 1 / (factor − 1) more.
 *
 * @param rungs the first has every trial
 */
public record Halving(List<Rung> rungs) {

  /** Below so many trials a rung would no longer compare anything. */
  private static final int FEWEST = 2;

  /**
   * One round.
   *
   * @param number from 1
   * @param share of its epochs that a trial is trained for; the last rung's is 1
   * @param trials how many are trained
   */
  public record Rung(int number, double share, int trials) {

    /** How many epochs that is of so many; at least one. */
    public int epochs(int all) {
      return (int) Math.max(1, Math.round(share * all));
    }
  }

  /** Copies the list. */
  public Halving {
    rungs = List.copyOf(rungs);
  }

  /**
   * As many rungs as trials and epochs allow.
   *
   * @param trials in the first rung, at least 1
   * @param factor of this many trials one goes on, at least 1; 1 trains each to its end
   * @param epochs of the trial that has fewest
   * @param fewestEpochs that a trial is judged by, at least 1
   */
  public static Halving of(int trials, int factor, int epochs, int fewestEpochs) {
    int steps = 0;
    long power = 1;
    while (factor > 1
        && Math.round((double) epochs / (power * factor)) >= fewestEpochs
        && left(trials, power * factor) >= FEWEST) {
      power *= factor;
      steps++;
    }
    List<Rung> rungs = new ArrayList<>();
    long gone = 1;
    for (int rung = 1; rung <= steps + 1; rung++) {
      rungs.add(new Rung(rung, (double) gone / power, left(trials, gone)));
      gone *= factor;
    }
    return new Halving(rungs);
  }

  private static int left(int trials, long divisor) {
    return (int) ((trials + divisor - 1) / divisor);
  }

  /** The round in which trials are trained to their end. */
  public Rung last() {
    return rungs.get(rungs.size() - 1);
  }

  /**
   * The trials of the next rung: the best of this one, and the one that changes nothing wherever it
   * stands, so that in the end the winner can be compared with it.
   *
   * @param standings of this rung
   * @param next the rung to come
   * @return in the order of their numbers
   */
  public static List<Trial> survivors(List<Standing> standings, Rung next) {
    List<Standing> ranked = ranked(standings).stream().filter(Standing::isTrained).toList();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      if (i < next.trials() || ranked.get(i).trial().isUnchanged()) {
        trials.add(ranked.get(i).trial());
      }
    }
    trials.sort(Comparator.comparingInt(Trial::number));
    return trials;
  }

  /** The best first; of equal ones the one that came first; what could not be trained last. */
  public static List<Standing> ranked(List<Standing> standings) {
    return standings.stream()
        .sorted(
            Comparator.comparingInt((Standing one) -> one.isTrained() ? 0 : 1)
                .thenComparing(Comparator.comparingDouble(Standing::score).reversed())
                .thenComparingInt(one -> one.trial().number()))
        .toList();
  }
}
