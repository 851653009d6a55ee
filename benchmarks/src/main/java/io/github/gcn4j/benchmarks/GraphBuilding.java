package io.github.gcn4j.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.IntensityWeights;
import io.github.gcn4j.graph.NearestNeighbours;
import io.github.gcn4j.graph.RegionAdjacency;
import io.github.gcn4j.graph.RegionFeatures;
import io.github.gcn4j.graph.RegionMap;
import io.github.gcn4j.graph.Slic;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What graphs of an image take: milliseconds of processor time, nanoseconds a pixel, and bytes a
 * pixel allocated while building (all of it at once is the most a heap must hold) and kept
 * afterwards. Each builder on a painted RGB field of cells, one thread. Run it with {@code -Xmx2g}.
 */
public final class GraphBuilding {
  private static final int WARM_UP_SIDE = 256;
  private static final int WARM_UPS = 5;
  private static final int REGION_PIXELS = 100;

  private GraphBuilding() {}

  /**
   * Measures and prints.
   *
   * @param arguments sides of the images in pixels (256, 512, 1024 and 2048)
   */
  public static void main(String[] arguments) {
    String[] sides = arguments.length > 0 ? arguments : new String[] {"256", "512", "1024", "2048"};
    System.out.printf(
        Locale.ROOT,
        "%-28s %5s %9s %9s %11s %9s%n",
        "builder",
        "side",
        "ms",
        "ns/pixel",
        "B/px alloc.",
        "B/px kept");
    for (int i = 0; i < WARM_UPS; i++) {
      measure(new Field(WARM_UP_SIDE), (builder, cost) -> {});
    }
    for (String side : sides) {
      Field field = new Field(Integer.parseInt(side));
      measure(field, (builder, cost) -> print(builder, field, cost));
    }
    System.out.printf(
        Locale.ROOT, "heap limit %.0f MiB%n", Runtime.getRuntime().maxMemory() / 0x1p20);
  }

  private static void print(String builder, Field field, Cost cost) {
    double pixels = (double) field.side * field.side;
    System.out.printf(
        Locale.ROOT,
        "%-28s %5d %9.1f %9.1f %11.0f %9.0f%n",
        builder,
        field.side,
        cost.nanos() / 1e6,
        cost.nanos() / pixels,
        cost.allocated() / pixels,
        cost.kept() / pixels);
  }

  private record Cost(long nanos, long allocated, long kept) {}

  private interface Report {
    void of(String builder, Cost cost);
  }

  private static void measure(Field field, Report report) {
    int side = field.side;
    Slic slic = Slic.of(Math.max(1, side * side / REGION_PIXELS));
    RegionMap map =
        timed(
            "SLIC, 100 pixels a region", report, () -> slic.segmentImage(field.rgb, side, side, 3));
    timed("region adjacency", report, () -> RegionAdjacency.of(map).boundaryGraph());
    RegionFeatures regions =
        timed("region features", report, () -> RegionFeatures.ofImage(map, field.rgb, 3));
    timed(
        "8 nearest of the regions",
        report,
        () -> NearestNeighbours.of(regions.values(), 6, 8).gaussianGraph(0.1));
    IntensityWeights weights = new IntensityWeights(0.1);
    float[] colours = field.colours();
    for (Connectivity connectivity : Connectivity.values()) {
      Grid grid = new Grid(side, side, connectivity);
      String neighbours = connectivity == Connectivity.FOUR ? "4" : "8";
      EdgeGraph graph =
          timed(
              "intensity, " + neighbours + " neighbours",
              report,
              () -> weights.of(grid, colours, 3));
      timed("  its operator for GCN", report, () -> graph.operator(Adjacency.GCN));
    }
    float[] points = field.placesAndColours();
    timed("8 nearest of the pixels, 5-D", report, () -> NearestNeighbours.of(points, 5, 8).graph());
  }

  private static <T> T timed(String builder, Report report, Supplier<T> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = used();
    long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
    long started = threads.getCurrentThreadCpuTime();
    T result = work.get();
    long nanos = threads.getCurrentThreadCpuTime() - started;
    long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
    report.of(builder, new Cost(nanos, allocated, used() - before));
    return result;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Discs of a few colours on an uneven background, with noise. */
  private static final class Field {
    final int side;
    final byte[] rgb;

    Field(int side) {
      this.side = side;
      rgb = new byte[side * side * 3];
      SplittableRandom random = new SplittableRandom(side);
      for (int pixel = 0; pixel < side * side; pixel++) {
        int shade = 200 + 20 * (pixel % side) / side;
        set(pixel, shade, shade - 10, shade - 5, random);
      }
      for (int disc = 0; disc < side * side / 1600; disc++) {
        paint(random);
      }
    }

    private void paint(SplittableRandom random) {
      int radius = 6 + random.nextInt(14);
      int centreY = random.nextInt(side);
      int centreX = random.nextInt(side);
      int red = 90 + random.nextInt(120);
      int green = 40 + random.nextInt(100);
      int blue = 120 + random.nextInt(80);
      for (int y = Math.max(0, centreY - radius); y < Math.min(side, centreY + radius); y++) {
        for (int x = Math.max(0, centreX - radius); x < Math.min(side, centreX + radius); x++) {
          int down = y - centreY;
          int across = x - centreX;
          if (down * down + across * across < radius * radius) {
            set(y * side + x, red, green, blue, random);
          }
        }
      }
    }

    private void set(int pixel, int red, int green, int blue, SplittableRandom random) {
      int grain = random.nextInt(-10, 11);
      rgb[3 * pixel] = (byte) (red + grain);
      rgb[3 * pixel + 1] = (byte) (green + grain);
      rgb[3 * pixel + 2] = (byte) (blue + grain);
    }

    /** {@code [pixels, 3]}, 0 to 1. */
    float[] colours() {
      float[] colours = new float[rgb.length];
      for (int i = 0; i < rgb.length; i++) {
        colours[i] = (rgb[i] & 0xff) / 255f;
      }
      return colours;
    }

    /**
     * {@code [pixels, 5]}: row and column in pixels; colours so that black to white is 50 pixels.
     */
    float[] placesAndColours() {
      float[] points = new float[side * side * 5];
      for (int pixel = 0; pixel < side * side; pixel++) {
        int row = pixel / side;
        points[5 * pixel] = row;
        points[5 * pixel + 1] = pixel - row * side;
        for (int c = 0; c < 3; c++) {
          points[5 * pixel + 2 + c] = (rgb[3 * pixel + c] & 0xff) / 255f * 50;
        }
      }
      return points;
    }
  }
}
