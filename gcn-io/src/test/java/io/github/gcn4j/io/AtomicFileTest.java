package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void chooseATarget() {
    target = folder.resolve("model.safetensors");
  }

  @Test
  void createsAFile() throws IOException {
    AtomicFile.write(target, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));

    assertThat(target).hasContent("new");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void replacesAFileOnlyWhenAllIsWritten() throws IOException {
    Files.writeString(target, "old");

    AtomicFile.write(
        target,
        out -> {
          out.write('n');
          out.flush();
          assertThat(target).hasContent("old");
          out.write(new byte[] {'e', 'w'});
        });

    assertThat(target).hasContent("new");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void survivesContentThatClosesTheStream() throws IOException {
    AtomicFile.write(target, OutputStream::close);

    assertThat(target).isEmptyFile();
  }

  @Test
  void takesAPathWithoutAFolder() throws IOException {
    Path relative = Path.of("atomic-file-test.tmp");
    try {
      AtomicFile.write(relative, out -> out.write('x'));
      assertThat(relative).hasContent("x");
    } finally {
      Files.deleteIfExists(relative);
    }
  }

  @Test
  void keepsTheOldFileWhenTheContentFailsMidway() throws IOException {
    Files.writeString(target, "old");
    IOException trouble = new IOException("source went away");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw trouble;
                    }))
        .isSameAs(trouble);

    assertThat(target).hasContent("old");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void leavesNothingBehindWhenTheContentThrowsAnythingElse() {
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  void explainsAWriteTheDiskRefuses() throws IOException {
    Files.writeString(target, "old");
    try {
      assertThatThrownBy(
              () ->
                  AtomicFile.write(
                      target,
                      out -> {
                        // An interrupt makes the channel fail for real, as a full disk would.
                        Thread.currentThread().interrupt();
                        out.write(new byte[1 << 20]);
                      }))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot write " + target + ": expected a disk that takes")
          .hasMessageContaining("found: ClosedByInterruptException")
          .hasMessageContaining("unchanged")
          .hasCauseInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(target).hasContent("old");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void noticesAFailureThatThePrintStreamSwallowed() throws IOException {
    Files.writeString(target, "old");
    try {
      assertThatThrownBy(
              () ->
                  AtomicFile.write(
                      target,
                      out -> {
                        Thread.currentThread().interrupt();
                        PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
                        text.print("x".repeat(1 << 20));
                        text.close();
                      }))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot write " + target);
    } finally {
      Thread.interrupted();
    }
    assertThat(target).hasContent("old");
  }

  @Test
  void explainsAFailureOfTheLastFlush() {
    try {
      assertThatThrownBy(
              () ->
                  AtomicFile.write(
                      target,
                      out -> {
                        out.write('x');
                        Thread.currentThread().interrupt();
                      }))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot write " + target);
    } finally {
      Thread.interrupted();
    }
    assertThat(filesIn(folder)).isEmpty();
  }

  /** Begins to write a file, says so, and never ends. */
  static final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
      AtomicFile.write(
          Path.of(arguments[0]),
          out -> {
            out.write(new byte[1 << 20]);
            System.out.println("writing");
            try {
              Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          });
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void removesWhatAKilledProcessLeftAndNothingThatIsBeingWritten() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.resolve("other").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(writer.getInputStream().read()).isEqualTo('w');
      AtomicFile.write(target, out -> out.write('x'));
      assertThat(filesIn(folder)).hasSize(2);
      writer.destroyForcibly().waitFor();
      assertThat(filesIn(folder)).hasSize(2);

      AtomicFile.write(target, out -> out.write('y'));

      assertThat(filesIn(folder)).containsExactly(target);
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  @Test
  void leavesTemporaryFilesAloneThatMayBeInUse() throws IOException {
    Path ours = folder.resolve(".gcn4j-" + ProcessHandle.current().pid() + "-1f.tmp");
    Path elsewhere = folder.resolve(".gcn4j-999999999999-1f.tmp");
    Path noNumber = folder.resolve(".gcn4j-mine.tmp");
    for (Path file : List.of(ours, elsewhere, noNumber)) {
      Files.writeString(file, "x");
    }

    // Locked, it is that of a process in another container or on another host.
    try (FileChannel channel = FileChannel.open(elsewhere, StandardOpenOption.WRITE)) {
      channel.lock();
      AtomicFile.requireWritable(target);
      assertThat(filesIn(folder)).containsExactlyInAnyOrder(ours, elsewhere, noNumber);
    }

    AtomicFile.requireWritable(target);
    assertThat(filesIn(folder)).containsExactlyInAnyOrder(ours, noNumber);
  }

  @Test
  void explainsAMissingFolder() {
    Path lost = folder.resolve("missing/model.safetensors");

    for (ThrowingWrite write : bothWays()) {
      assertThatThrownBy(() -> write.to(lost))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot write %s: expected a writable folder %s, found none; create it or choose another",
              lost, lost.getParent());
    }
  }

  @Test
  void explainsAFileWhereTheFolderShouldBe() throws IOException {
    Files.writeString(target, "old");
    Path below = target.resolve("model.safetensors");

    for (ThrowingWrite write : bothWays()) {
      assertThatThrownBy(() -> write.to(below))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected a writable folder " + target + ", found a file");
    }
    assertThat(target).hasContent("old");
  }

  @Test
  void explainsAFolderWhereTheFileShouldBe() {
    for (ThrowingWrite write : bothWays()) {
      assertThatThrownBy(() -> write.to(folder))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot write %s: expected a file name, found a folder; name a file in it", folder);
    }
  }

  @Test
  void explainsAFolderItMayNotWriteTo() throws IOException {
    assumePosix();
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    Assumptions.assumeFalse(Files.isWritable(closed), "permissions do not bind this user");

    for (ThrowingWrite write : bothWays()) {
      assertThatThrownBy(() -> write.to(closed.resolve("m")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected a writable folder " + closed + ", found: no permission");
    }
  }

  @Test
  void explainsAFolderThatTakesNoFiles() {
    // The kernel's own folder refuses new files even to root.
    Path kernel = Path.of("/proc/self");
    Assumptions.assumeTrue(Files.isDirectory(kernel), "Linux only");

    for (ThrowingWrite write : bothWays()) {
      assertThatThrownBy(() -> write.to(kernel.resolve("model.safetensors")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected a writable folder /proc/self, found: ");
    }
  }

  @Test
  void looksForAWritableFolderWithoutLeavingATrace() throws IOException {
    Files.writeString(target, "old");

    AtomicFile.requireWritable(target);
    AtomicFile.requireWritable(folder.resolve("other"));

    assertThat(target).hasContent("old");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void followsALink() throws IOException {
    assumePosix();
    Path real = Files.writeString(folder.resolve("real"), "old");
    Files.createSymbolicLink(target, real);

    AtomicFile.write(target, out -> out.write('n'));

    assertThat(target).isSymbolicLink().hasContent("n");
    assertThat(real).hasContent("n");
  }

  @Test
  void keepsThePermissionsOfAReplacedFile() throws IOException {
    assumePosix();
    Files.writeString(target, "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));

    AtomicFile.write(target, out -> out.write('n'));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void givesANewFileTheUsualPermissions() throws IOException {
    assumePosix();
    Path usual = Files.writeString(folder.resolve("usual"), "x");

    AtomicFile.write(target, out -> out.write('n'));

    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private interface ThrowingWrite {
    void to(Path path) throws IOException;
  }

  private static List<ThrowingWrite> bothWays() {
    return List.of(
        AtomicFile::requireWritable, path -> AtomicFile.write(path, out -> out.write(1)));
  }

  private static void assumePosix() {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void whatIsNoFileIsNotReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> AtomicFile.write(pipe, out -> out.write(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a file, found a device, pipe or socket");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(filesIn(folder)).containsExactly(pipe);
  }
}
