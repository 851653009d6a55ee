package io.github.gcn4j.benchmarks;

import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.ImageFormatException;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.PreparedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a JPEG in memory to 96×96 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class DecodeAndResize {
  private final ImageDecoder decoder = ImageDecoder.standard();

  /** Pixels along a side of the JPEG; 224 is what the public data set has. */
  @Param({"224", "1024"})
  public int side;

  /** 1 for gray, 3 for colour. */
  @Param({"1", "3"})
  public int channels;

  private ImagePreparation preparation;
  private byte[] jpeg;

  /** Paints the picture. */
  @Setup
  public void paint() throws IOException {
    preparation = new ImagePreparation(PresetModel.SIDE, PresetModel.SIDE, channels);
    jpeg = SyntheticModel.jpeg(side, 0);
  }

  /** Decodes, turns gray if asked to, resizes. */
  @Benchmark
  public PreparedImage decodeAndResize() throws ImageFormatException {
    return preparation.prepare(decoder.decode(jpeg));
  }
}
