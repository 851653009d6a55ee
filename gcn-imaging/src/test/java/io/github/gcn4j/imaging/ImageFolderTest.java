package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  @TempDir Path temporary;
  private Path data;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(temporary.resolve("data"));
  }

  private Path put(String name) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, Fixtures.image("gray-4-bit.png"));
  }

  @Test
  void findsClassesAndImagesSortedByName() throws IOException {
    put("Pro/b.jpg");
    put("Benign/z.png");
    put("Pro/a.TIFF");
    put("Early/2.gif");
    put("Early/10.bmp");
    put("Early/deep/er/1.Jpeg");

    ImageFolder folder = ImageFolder.open(data);

    assertThat(folder.classes()).containsExactly("Benign", "Early", "Pro");
    assertThat(folder.names())
        .containsExactly(
            "Benign/z.png",
            "Early/10.bmp",
            "Early/2.gif",
            "Early/deep/er/1.Jpeg",
            "Pro/a.TIFF",
            "Pro/b.jpg");
    assertThat(folder.size()).isEqualTo(6);
    assertThat(folder.folder()).isEqualTo(data);
  }

  @Test
  void passesOverHiddenAndOtherFiles() throws IOException {
    put("Benign/a.png");
    put("Benign/.hidden.png");
    put("Benign/.thumbnails/a.png");
    put(".git/x.png");
    put("Benign/notes.txt");
    put("Benign/png");
    put("groups.csv");
    put("stray.png");

    ImageFolder folder = ImageFolder.open(data);

    assertThat(folder.classes()).containsExactly("Benign");
    assertThat(folder.names()).containsExactly("Benign/a.png");
  }

  @Test
  void namesAreRelativeHoweverTheFolderIsGiven() throws IOException {
    put("Benign/a.png");
    Path roundabout = data.resolve("Benign").resolve("..");

    assertThat(ImageFolder.open(roundabout).names()).containsExactly("Benign/a.png");
  }

  @Test
  void followsLinksToImagesAndFolders() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.write(elsewhere.resolve("a.png"), Fixtures.image("gray-4-bit.png"));
    link(data.resolve("Benign"), elsewhere);

    assertThat(ImageFolder.open(data).names()).containsExactly("Benign/a.png");
  }

  @Test
  void refusesLinksThatGoRoundInCircles() throws IOException {
    put("Benign/a.png");
    link(data.resolve("Benign/again"), data.resolve("Benign"));

    assertThatThrownBy(() -> ImageFolder.open(data))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining("again: expected links that lead to other folders");
  }

  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Assumptions.abort("this system makes no links: " + e);
    }
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException {
    Path file = put("x.png");

    assertThatThrownBy(() -> ImageFolder.open(file))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining(
            "expected a folder with one sub-folder of images for each class, found a file");
    assertThatThrownBy(() -> ImageFolder.open(data.resolve("none")))
        .hasMessageContaining("found nothing; check the path");
  }

  @Test
  void refusesAFolderWithoutClasses() throws IOException {
    put("x.png");

    assertThatThrownBy(() -> ImageFolder.open(data))
        .isInstanceOf(ImageFolderException.class)
        .hasMessage(
            data
                + ": expected one sub-folder of images for each class, found no sub-folder; "
                + "sort the images into a sub-folder for each class");
  }

  @Test
  void refusesAClassWithoutImages() throws IOException {
    put("Benign/a.png");
    put("Early/notes.txt");

    assertThatThrownBy(() -> ImageFolder.open(data))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining(
            "Early: expected images (jpg, jpeg, png, bmp, tif, tiff or gif), found none")
        .hasMessageEndingWith("add images or remove the sub-folder");
  }

  @Test
  void labelsImagesInTheOrderOfExpectedClasses() throws IOException {
    put("Benign/a.png");
    put("Early/b.png");

    ImageFolder folder = ImageFolder.open(data, List.of("Early", "Benign"));

    assertThat(folder.classes()).containsExactly("Early", "Benign");
    assertThat(folder.load(new ImagePreparation(4, 4, 1), LoadOptions.standard()).images().labels())
        .containsExactly(1, 0);
  }

  @Test
  void acceptsAnEmptySubFolderForAnExpectedClass() throws IOException {
    put("Benign/a.png");
    Files.createDirectory(data.resolve("Early"));

    assertThat(ImageFolder.open(data, List.of("Benign", "Early")).size()).isEqualTo(1);
  }

  @Test
  void refusesSubFoldersThatAreNotTheExpectedClasses() throws IOException {
    put("Benign/a.png");
    put("Malignant/b.png");

    for (List<String> expected :
        List.of(
            List.of("Benign", "Early"), List.of("Benign"), List.of("Benign", "Malignant", "Pro"))) {
      assertThatThrownBy(() -> ImageFolder.open(data, expected))
          .isInstanceOf(ImageFolderException.class)
          .hasMessageContaining(
              "expected sub-folders for the classes "
                  + String.join(", ", expected)
                  + ", found Benign, Malignant;");
    }
  }

  @Test
  void saysWhatToDoAboutForeignAndMissingSubFolders() throws IOException {
    put("Benign/a.png");
    put("__MACOSX/b.png");

    assertThatThrownBy(() -> ImageFolder.open(data, List.of("Benign")))
        .hasMessageEndingWith("; move what is no class of the model elsewhere (__MACOSX)");
    assertThatThrownBy(() -> ImageFolder.open(data, List.of("Benign", "Early", "__MACOSX")))
        .hasMessageEndingWith("; add empty ones for missing classes (Early)");
    assertThatThrownBy(() -> ImageFolder.open(data, List.of("Benign", "Early")))
        .hasMessageEndingWith("; rename the sub-folders, or add empty ones for missing classes");
  }

  @Test
  void refusesExpectedClassesWithoutAnyImage() throws IOException {
    Files.createDirectory(data.resolve("Benign"));

    assertThatThrownBy(() -> ImageFolder.open(data, List.of("Benign")))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining("found none; add images");
  }

  @Test
  void selectsListedImagesInTheOrderOfTheList() throws IOException {
    put("Benign/a.png");
    put("Benign/b.png");
    put("Early/c.png");
    Path list = Files.writeString(temporary.resolve("list.txt"), "Early/c.png\nBenign/a.png\n");

    ImageFolder chosen = ImageFolder.open(data).select(ListFile.read(list));

    assertThat(chosen.names()).containsExactly("Early/c.png", "Benign/a.png");
    assertThat(chosen.classes()).containsExactly("Benign", "Early");
  }

  @Test
  void reportsAListedImageThatIsMissingWithItsLine() throws IOException {
    put("Benign/a.png");
    put("stray.png");
    Path list = temporary.resolve("list.txt");

    Files.writeString(list, "Benign/a.png\n\nBenign/lost.png\n");
    ListFile missing = ListFile.read(list);
    assertThatThrownBy(() -> ImageFolder.open(data).select(missing))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageStartingWith(
            list + " line 3: expected an image in a class sub-folder of " + data)
        .hasMessageContaining("found Benign/lost.png, which does not exist");

    Files.writeString(list, "stray.png\n");
    ListFile stray = ListFile.read(list);
    assertThatThrownBy(() -> ImageFolder.open(data).select(stray))
        .hasMessageContaining("line 1: ")
        .hasMessageContaining("found stray.png, which is not one");
  }
}
