package io.github.gcn4j.cli;

import io.github.gcn4j.cli.tune.Halving;
import io.github.gcn4j.cli.tune.Standing;
import io.github.gcn4j.cli.tune.Trial;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.TrainingListener;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a person how a search goes: on a terminal a bar for each rung, elsewhere a line for each
 * trial; after each rung a line of what it found.
 */
final class TuningProgress implements TrainingListener, AutoCloseable {
  private final TuningPlan plan;
  private final Shell shell;
  private Optional<Bar> bar = Optional.empty();
  private Optional<Standing> best = Optional.empty();
  private String training = "";
  private long finished;
  private long current;
  private long work;
  private long started;

  TuningProgress(TuningPlan plan, Shell shell) {
    this.plan = plan;
    this.shell = shell;
  }

  /**
   * A rung begins.
   *
   * @param images to be trained on in it, epochs counted
   */
  void rungStarted(Halving.Rung rung, int trials, long images) {
    int all = plan.unchanged().options().epochs();
    best = Optional.empty();
    finished = 0;
    current = 0;
    work = images;
    started = System.nanoTime();
    shell.note(
        "rung %d of %d: %d trials for %d of %d epochs"
            .formatted(
                rung.number(), plan.halving().rungs().size(), trials, rung.epochs(all), all));
    if (shell.interactive() && images > 0) {
      bar = Optional.of(Bar.of(shell, "rung " + rung.number(), images));
    }
  }

  /** A training begins. */
  void foldStarted(Trial trial, int fold, int folds) {
    finished += current;
    current = 0;
    training = "trial " + trial.number() + (folds > 1 ? " fold " + fold + "/" + folds : "");
  }

  @Override
  public void batchFinished(BatchReport report) {
    current = (report.epoch() - 1L) * report.size() + report.done();
    bar.ifPresent(
        drawn ->
            drawn.to(
                finished + current,
                " "
                    + training
                    + best.map(one -> "  best " + points(one) + " (" + name(one) + ")")
                        .orElse("")));
  }

  /** A trial was trained on every fold, or cannot be. */
  void trialFinished(Standing standing, int done, int trials) {
    boolean leads =
        standing.isTrained() && best.map(b -> standing.score() > b.score()).orElse(true);
    if (leads) {
      best = Optional.of(standing);
    }
    if (bar.isEmpty()) {
      shell.note(
          "%d/%d  %s  %s%s%s"
              .formatted(
                  done,
                  trials,
                  name(standing),
                  standing
                      .problem()
                      .orElseGet(() -> plan.objective().label() + " " + points(standing)),
                  leads ? "  best so far" : "",
                  left()));
    }
  }

  private String left() {
    long through = finished + current;
    if (through == 0 || through >= work) {
      return "";
    }
    double seconds = (System.nanoTime() - started) / 1e9 * (work - through) / through;
    return "  " + TimeLeft.text(seconds);
  }

  /** All trials of a rung were trained. */
  void rungFinished(Halving.Rung rung, List<Standing> standings) {
    close();
    List<Halving.Rung> rungs = plan.halving().rungs();
    best.ifPresent(
        one ->
            shell.note(
                "rung %d of %d: %s leads with %s (%s)%s"
                    .formatted(
                        rung.number(),
                        rungs.size(),
                        name(one),
                        points(one),
                        TuningText.settings(one.trial().settings()),
                        rung.number() == rungs.size()
                            ? ""
                            : "; %d of %d go on"
                                .formatted(
                                    Halving.survivors(standings, rungs.get(rung.number())).size(),
                                    standings.size()))));
  }

  private static String name(Standing standing) {
    return "trial " + standing.trial().number();
  }

  private static String points(Standing standing) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * standing.score());
  }

  @Override
  public void close() {
    bar.ifPresent(Bar::close);
    bar = Optional.empty();
  }
}
