package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.tck.BackendTck;
import java.util.List;

final class Nd4jBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new Nd4jBackendProvider();
  }

  /**
   * The natives alone take more than the smallest heap; they are unpacked where this build says.
   */
  @Override
  public List<String> forkedJvmOptions() {
    String cache = "org.bytedeco.javacpp.cachedir";
    return List.of(
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
        "-D" + cache + "=" + System.getProperty(cache, System.getProperty("java.io.tmpdir")));
  }
}
