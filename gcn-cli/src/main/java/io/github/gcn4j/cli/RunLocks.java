package io.github.gcn4j.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps two runs from writing the same files: each holds a lock on a file beside its model, which
 * the system lets go when the process ends, however it ends.
 */
final class RunLocks implements AutoCloseable {
  private final Shell shell;
  private final List<Held> held = new ArrayList<>();

  private record Held(Path path, FileChannel channel) {}

  private RunLocks(Shell shell) {
    this.shell = shell;
  }

  /**
   * Takes the locks, or none.
   *
   * @param all what will be written
   * @throws CommandException if another run writes one of them
   * @throws IOException if a lock's file cannot be made
   */
  static RunLocks take(List<OutputFiles> all, Shell shell) throws IOException {
    RunLocks locks = new RunLocks(shell);
    try {
      for (OutputFiles files : all) {
        locks.take(files);
      }
      return locks;
    } catch (IOException | RuntimeException e) {
      locks.close();
      throw e;
    }
  }

  private void take(OutputFiles files) throws IOException {
    Path path = files.lock();
    Optional<FileChannel> channel = Optional.empty();
    while (channel.isEmpty()) {
      channel = open(files);
    }
    held.add(new Held(path, channel.get()));
  }

  /** The locked file, or empty if the run that had it removed it meanwhile. */
  private Optional<FileChannel> open(OutputFiles files) throws IOException {
    FileChannel channel =
        FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      Optional<Object> opened = identity(files.lock());
      lock(channel, files);
      if (opened.isPresent() && opened.equals(identity(files.lock()))) {
        return Optional.of(channel);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private void lock(FileChannel channel, OutputFiles files) {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      free = false; // by this very process
    } catch (IOException e) {
      // Not every network file system has locks, and a warning is better than no training.
      shell.note(
          "warning: cannot tell whether another run writes "
              + files.model()
              + ": "
              + ErrorLines.reason(e));
      return;
    }
    if (!free) {
      throw new CommandException(
          "no other run that writes " + files.model(),
          "one that is at it and holds " + files.lock(),
          "wait for its end, stop it, or choose another --out");
    }
  }

  /** What tells the file from another of its name, where the system has that; empty if gone. */
  private static Optional<Object> identity(Path path) throws IOException {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? path : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes the files, then lets the locks go: in the other order another run's could be removed.
   *
   * @throws IOException if one cannot be removed
   */
  @Override
  public void close() throws IOException {
    for (Held each : held) {
      try {
        Files.deleteIfExists(each.path());
      } finally {
        each.channel().close();
      }
    }
  }
}
