package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLoadingTest {

  private static final ImagePreparation SMALL = new ImagePreparation(6, 8, 3);

  @TempDir Path data;

  @BeforeEach
  void makeImages() throws IOException {
    for (int i = 0; i < 12; i++) {
      Path folder = Files.createDirectories(data.resolve(i % 2 == 0 ? "Benign" : "Early"));
      RasterImage image = Fixtures.random(20 + i, 15, i % 3 == 0 ? 1 : 3, i);
      PngFile.write(image, folder.resolve("cell-%02d.png".formatted(i)));
    }
  }

  @Test
  void preparesEveryImageInTheFoldersOrder() throws IOException {
    ImageFolder folder = ImageFolder.open(data);

    LoadedImages loaded = folder.load(SMALL, LoadOptions.standard());

    ImageSet images = loaded.images();
    assertThat(loaded.skipped()).isEmpty();
    assertThat(images.height()).isEqualTo(6);
    assertThat(images.width()).isEqualTo(8);
    assertThat(images.channels()).isEqualTo(3);
    assertThat(images.classes()).containsExactly("Benign", "Early");
    assertThat(images.images()).extracting(LabelledImage::name).isEqualTo(folder.names());
    assertThat(images.labels()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    RasterImage first = Fixtures.random(20, 15, 1, 0);
    assertThat(images.images().get(0).pixels()).isEqualTo(SMALL.prepare(first).pixels());
    assertThat(images.images().get(0).histogram()).isEqualTo(ColorHistogram.of(first));
  }

  @Test
  void givesTheSameOnAnyNumberOfThreads() throws IOException {
    ImageFolder folder = ImageFolder.open(data);
    ImageSet one = folder.load(SMALL, LoadOptions.standard().withThreads(1)).images();
    ImageSet many = folder.load(SMALL, LoadOptions.standard().withThreads(7)).images();

    assertThat(many.images())
        .extracting(LabelledImage::name)
        .isEqualTo(one.images().stream().map(LabelledImage::name).toList());
    assertThat(many.images())
        .extracting(LabelledImage::contentHash)
        .isEqualTo(one.images().stream().map(LabelledImage::contentHash).toList());
  }

  @Test
  void skipsImagesThatCannotBeUsedAndSaysWhy() throws IOException {
    Files.writeString(data.resolve("Benign/cell-00.png"), "not a picture");
    Files.write(data.resolve("Early/big.png"), Fixtures.pngBomb(30_000, 30_000));
    Files.createFile(data.resolve("Early/empty.jpg"));

    LoadedImages loaded = ImageFolder.open(data).load(SMALL, LoadOptions.standard());

    assertThat(loaded.images().size()).isEqualTo(11);
    assertThat(loaded.skipped())
        .extracting(SkippedImage::name)
        .containsExactly("Benign/cell-00.png", "Early/big.png", "Early/empty.jpg");
    assertThat(loaded.skipped().get(0).reason())
        .isEqualTo(
            "expected a JPEG, PNG, BMP, TIFF or GIF image, found text beginning with \"not a pictur\"; "
                + "convert or replace it");
    assertThat(loaded.skipped().get(1).reason()).contains("30000×30000");
  }

  @Test
  void skipsAnImageThatVanishedSinceTheFolderWasOpened() throws IOException {
    ImageFolder folder = ImageFolder.open(data);
    Files.delete(data.resolve("Early/cell-01.png"));

    LoadedImages loaded = folder.load(SMALL, LoadOptions.standard());

    assertThat(loaded.skipped()).hasSize(1);
    assertThat(loaded.skipped().get(0).reason())
        .isEqualTo(
            "expected an image file, found nothing; it was removed since the folder was opened");
  }

  @Test
  void skipsALinkThatLeadsNowhere() throws IOException {
    Files.createSymbolicLink(data.resolve("Early/linked.png"), data.resolve("nowhere.png"));

    LoadedImages loaded = ImageFolder.open(data).load(SMALL, LoadOptions.standard());

    assertThat(loaded.skipped())
        .containsExactly(
            new SkippedImage(
                "Early/linked.png",
                "expected an image file, found a link that leads nowhere; correct or remove it"));
  }

  @Test
  void refusesAFolderOfWhichNothingCanBeUsed() throws IOException {
    Path bad = Files.createDirectories(data.resolve("bad/Benign"));
    Files.createFile(bad.resolve("a.png"));
    Files.createFile(bad.resolve("b.png"));
    ImageFolder folder = ImageFolder.open(data.resolve("bad"));

    assertThatThrownBy(() -> folder.load(SMALL, LoadOptions.standard()))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining(
            "expected images that can be used, found 2 that cannot, the first being Benign/a.png (")
        .hasMessageEndingWith("; replace them");
  }

  @Test
  void tellsAListenerOfEveryImageInTurn() throws IOException {
    List<Integer> heard = new ArrayList<>();
    LoadOptions options =
        LoadOptions.standard()
            .withThreads(4)
            .withProgress(
                (done, total) -> {
                  assertThat(total).isEqualTo(12);
                  heard.add(done);
                });

    ImageFolder.open(data).load(SMALL, options);

    assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws IOException {
    ImageFolder folder = ImageFolder.open(data);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> folder.load(SMALL, LoadOptions.standard()))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passesOnAFailureOfTheListener() throws IOException {
    ImageFolder folder = ImageFolder.open(data);
    LoadOptions options =
        LoadOptions.standard()
            .withProgress(
                (done, total) -> {
                  throw new IllegalArgumentException("no bar");
                });

    assertThatThrownBy(() -> folder.load(SMALL, options))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no bar");
  }

  @Test
  void refusesToLoadOnNoThread() {
    assertThatThrownBy(() -> LoadOptions.standard().withThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least 1 loading thread, found 0");
  }
}
