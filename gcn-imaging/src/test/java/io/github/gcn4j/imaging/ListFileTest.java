package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFileTest {

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("train.txt"), content);
  }

  @Test
  void namesOneImageOnEachLineAndPassesOverBlanksAndComments() throws IOException {
    ListFile list = ListFile.read(file("# train\n\n  Early/b.jpg \nBenign/a b.jpg\r\n   \n#x\n"));

    assertThat(list.names()).containsExactly("Early/b.jpg", "Benign/a b.jpg");
    assertThat(list.entries().get(1)).isEqualTo(new ListFile.Entry(4, "Benign/a b.jpg"));
  }

  @Test
  void readsListsWrittenOnWindows() throws IOException {
    ListFile list = ListFile.read(file("\ufeffEarly\\b.jpg\r\n.\\Pre\\c.jpg\r\n"));

    assertThat(list.names()).containsExactly("Early/b.jpg", "Pre/c.jpg");
  }

  @Test
  void refusesAnImageListedTwice() throws IOException {
    Path file = file("Early/b.jpg\nPre/c.jpg\n./Early/b.jpg\n");

    assertThatThrownBy(() -> ListFile.read(file))
        .isInstanceOf(ImageFolderException.class)
        .hasMessage(
            file
                + " line 3: expected every image once, found Early/b.jpg again, first on line 1; "
                + "remove one of the lines");
  }

  @Test
  void refusesAListOfNothing() throws IOException {
    Path file = file("# nothing yet\n");

    assertThatThrownBy(() -> ListFile.read(file))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining("expected at least one image, found none");
  }

  @Test
  void refusesBytesThatAreNotText() throws IOException {
    Path image = Files.write(folder.resolve("x.jpg"), Fixtures.image("gray.jpg"));

    assertThatThrownBy(() -> ListFile.read(image))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining("found bytes that are not text; name a list file");
  }

  @Test
  void reportsAListThatIsNotThere() {
    assertThatThrownBy(() -> ListFile.read(folder.resolve("none.txt")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.txt");
  }
}
