package io.github.gcn4j.io;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A new file {@code .gcn4j-PID-*.tmp} that this process writes. It is locked while it is open, so
 * that what another process left when it was killed can be told from what it still writes, also
 * where that process is not to be seen from here (another container or host).
 *
 * @param path the file
 * @param channel open for writing, to be closed by the caller
 */
record Temporary(Path path, FileChannel channel) {
  private static final Logger LOG = System.getLogger(Temporary.class.getName());
  private static final Pattern NAME = Pattern.compile("\\.gcn4j-(\\d{1,18})-[0-9a-f]+\\.tmp");

  /**
   * Makes one, after removing those that killed processes left in the folder.
   *
   * @throws IOException if the folder takes no file
   */
  static Temporary open(Path folder) throws IOException {
    removeLeftOvers(folder);
    // Not Files.createTempFile, which lets nobody but the owner read what it makes.
    String prefix = ".gcn4j-" + ProcessHandle.current().pid();
    while (true) {
      Path path = folder.resolve(prefix + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
      try {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock(path, channel);
        return new Temporary(path, channel);
      } catch (FileAlreadyExistsException e) {
        LOG.log(Level.DEBUG, "{0} is taken, trying another name", path);
      }
    }
  }

  /** Whether nobody else holds the file's lock; kept until the channel is closed. */
  private static boolean lock(Path path, FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      LOG.log(Level.DEBUG, "cannot lock " + path, e); // not every network file system can
      return false;
    }
  }

  private static void removeLeftOvers(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".gcn4j-*.tmp")) {
      for (Path file : files) {
        if (isOfAnEndedProcess(file)) {
          removeUnlessLocked(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(Level.DEBUG, "cannot look for temporary files in " + folder, e);
    }
  }

  private static boolean isOfAnEndedProcess(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        && ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static void removeUnlessLocked(Path file) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (lock(file, channel)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "cannot remove " + file, e);
    }
  }
}
