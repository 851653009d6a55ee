package io.github.gcn4j.examples;

import io.github.gcn4j.imaging.DamagedImages;
import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.PictureQuality;
import io.github.gcn4j.imaging.RasterImage;
import io.github.gcn4j.imaging.augment.Corruption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How many pictures of a folder are warned of, and where the figures behind the warnings lie: what
 * the limits of {@link PictureQuality} were chosen by.
 *
 * <p>Arguments: the folder, with a sub-folder for each class, and what is done to the pictures
 * first, as {@code blur=2} (see {@link Corruption}), or nothing.
 */
public final class PictureQualityFigures {
  private static final ImagePreparation SEEN = new ImagePreparation(96, 96, 3);

  private PictureQualityFigures() {}

  /** Measures. */
  public static void main(String[] args) throws IOException {
    ImageFolder folder = ImageFolder.open(Path.of(args[0]));
    List<Corruption> damage = args.length > 1 ? Corruption.parse(args[1]) : List.of();
    DamagedImages change = new DamagedImages(damage, OptionalInt.empty());
    List<PictureQuality> pictures = new ArrayList<>();
    for (String name : folder.names()) {
      RasterImage decoded = ImageDecoder.standard().decode(folder.folder().resolve(name));
      pictures.add(PictureQuality.of(change.apply(name, decoded), SEEN));
    }
    System.out.printf("%d pictures%s%n", pictures.size(), args.length > 1 ? ", " + args[1] : "");
    line("warned", pictures, picture -> !picture.warnings().isEmpty());
    for (PictureQuality.Flaw flaw : PictureQuality.Flaw.values()) {
      line(
          flaw.label(),
          pictures,
          picture -> picture.warnings().stream().anyMatch(warning -> warning.flaw() == flaw));
    }
    System.out.printf(
        "%-16s %9s %9s %9s %9s %9s%n", "", "lowest", "0.5 %", "50 %", "99.5 %", "highest");
    quantiles("sharpness", pictures, PictureQuality::sharpness);
    quantiles("contrast", pictures, PictureQuality::contrast);
    quantiles("brightest", pictures, PictureQuality::brightest);
    quantiles("burnt", pictures, PictureQuality::burnt);
  }

  private static void line(
      String name, List<PictureQuality> pictures, Predicate<PictureQuality> counted) {
    long count = pictures.stream().filter(counted).count();
    System.out.printf("%-16s %6d %7.2f %%%n", name, count, 100.0 * count / pictures.size());
  }

  private static void quantiles(
      String name, List<PictureQuality> pictures, ToDoubleFunction<PictureQuality> figure) {
    double[] sorted = pictures.stream().mapToDouble(figure).sorted().toArray();
    StringBuilder text = new StringBuilder();
    for (double share : new double[] {0, 0.005, 0.5, 0.995, 1}) {
      double value = sorted[(int) Math.round(share * (sorted.length - 1))];
      text.append("%10.3f".formatted(value));
    }
    System.out.printf("%-16s%s%n", name, text);
  }
}
