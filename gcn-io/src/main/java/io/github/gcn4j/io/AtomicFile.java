package io.github.gcn4j.io;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes whole files or nothing: to a temporary file in the target's folder, flushed to the disk,
 * then renamed over the target. Whoever opens the target at any moment, also after a crash, sees
 * the old file or the new one, never a part. Temporary files that a killed process left in the
 * folder are removed by the next write there.
 */
public final class AtomicFile {
  private static final Logger LOG = System.getLogger(AtomicFile.class.getName());

  private AtomicFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param out a buffered stream; closing it does no more than flush
     * @throws IOException if the stream fails, or the content cannot be had
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces or creates a file. A symbolic link is followed, and the permissions of a file already
   * there are kept.
   *
   * @param target the file
   * @param content what it is to hold
   * @throws IOException if the target's folder is missing or not writable, the target is a folder,
   *     the disk is full or fails, or {@code content} throws; a file already there is then
   *     unchanged, and nothing else is left behind
   */
  public static void write(Path target, Content content) throws IOException {
    Path file = resolved(target);
    Temporary temporary = openBeside(file);
    try (FileChannel channel = temporary.channel()) { // open, and so locked, until it is renamed
      writeThrough(target, channel, content);
      keepPermissions(file, temporary.path());
      Files.move(temporary.path(), file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException | Error e) {
      try {
        Files.deleteIfExists(temporary.path());
      } catch (IOException deletion) {
        e.addSuppressed(deletion);
      }
      throw e;
    }
    flushFolder(folder(file));
  }

  /**
   * Finds out whether {@link #write} would find a writable folder, so that hours of work are not
   * spent on a result that cannot be kept. An empty temporary file is made and removed.
   *
   * @param target the file to be written later
   * @throws IOException if the target's folder is missing or not writable, or the target is a
   *     folder
   */
  public static void requireWritable(Path target) throws IOException {
    Temporary temporary = openBeside(resolved(target));
    temporary.channel().close();
    Files.delete(temporary.path());
  }

  private static void writeThrough(Path target, FileChannel channel, Content content)
      throws IOException {
    GuardedOutput out = new GuardedOutput(channel);
    try {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      if (out.failure().isEmpty()) {
        throw e; // the content's own trouble, not the disk's
      }
    }
    // Asked even after a normal return: print streams and image writers swallow what they meet.
    if (out.failure().isPresent()) {
      throw unwritable(target, out.failure().get());
    }
    try {
      channel.force(true);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static Path resolved(Path target) throws IOException {
    Path file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
    if (Files.isDirectory(file)) {
      throw new IOException(
          "cannot write " + target + ": expected a file name, found a folder; name a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(
          "cannot write "
              + target
              + ": expected a file, found a device, pipe or socket; name a file");
    }
    return file.toAbsolutePath();
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static Temporary openBeside(Path file) throws IOException {
    Path folder = folder(file);
    if (!Files.isDirectory(folder)) {
      String found = Files.exists(folder) ? "a file" : "none";
      throw new IOException(
          "cannot write %s: expected a writable folder %s, found %s; create it or choose another"
              .formatted(file, folder, found));
    }
    try {
      return Temporary.open(folder);
    } catch (IOException e) {
      throw new IOException(
          "cannot write %s: expected a writable folder %s, found: %s; choose another or allow writing"
              .formatted(file, folder, reason(e)),
          e);
    }
  }

  private static void keepPermissions(Path file, Path temporary) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (old != null && Files.exists(file)) {
      Files.setPosixFilePermissions(temporary, old.readAttributes().permissions());
    }
  }

  /** Makes the rename itself last, where the system lets a folder be opened (Windows does not). */
  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "cannot flush the folder " + folder, e);
    }
  }

  private static IOException unwritable(Path target, IOException cause) {
    return new IOException(
        "cannot write %s: expected a disk that takes the whole file, found: %s; a file that was there before is unchanged: free some space and try again"
            .formatted(target, reason(cause)),
        cause);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    String message = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
