package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendUnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether ND4J's natives for a platform are on the class path; asks for resources by name and loads
 * nothing.
 *
 * @param platform in JavaCPP's spelling, for example {@code linux-x86_64}
 * @param loader which would load ND4J
 */
record Natives(String platform, ClassLoader loader) {

  /** The libraries of each jar of natives: ND4J, the BLAS it calls, and what loads both. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "org/nd4j/linalg/cpu/nativecpu/bindings/", "jnind4jcpu",
          "org/bytedeco/openblas/", "jniopenblas_nolapack",
          "org/bytedeco/javacpp/", "jnijavacpp");

  /** ND4J has builds of its own natives for certain processors, which stand beside these. */
  private static final List<String> BUILDS =
      List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512");

  static Natives ofThisMachine() {
    // JavaCPP lets a user override what it finds out, as below.
    String platform =
        System.getProperty(
            "org.bytedeco.javacpp.platform",
            platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
    return new Natives(platform, Natives.class.getClassLoader());
  }

  /** The platform of an operating system and a processor, as Java names them. */
  static String platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    int space = os.indexOf(' ');
    if (os.startsWith("mac")) {
      os = "macosx";
    } else if (space > 0) {
      os = os.substring(0, space);
    }
    return os
        + "-"
        + switch (arch) {
          case "amd64", "x64", "x86-64" -> "x86_64";
          case "aarch64" -> "arm64";
          default -> arch;
        };
  }

  Availability availability() {
    for (Map.Entry<String, String> library : new TreeMap<>(LIBRARIES).entrySet()) {
      String folder = library.getKey() + platform;
      String file = "/" + System.mapLibraryName(library.getValue());
      if (BUILDS.stream().noneMatch(build -> loader.getResource(folder + build + file) != null)) {
        return Availability.no(
            "no natives for "
                + platform
                + " on the class path ("
                + folder
                + file
                + "): add org.nd4j:nd4j-native-platform, built with -Djavacpp.platform="
                + platform
                + " or without that property, or use another backend");
      }
    }
    return Availability.yes("ND4J's natives for " + platform);
  }

  /** What to tell of natives that are there but do not load. */
  BackendUnavailableException notLoaded(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    BackendUnavailableException unavailable =
        new BackendUnavailableException(
            "expected ND4J's natives for "
                + platform
                + " to load, found "
                + cause
                + ": they need the C library they were built for and a folder to unpack 400 MB into"
                + " (-Dorg.bytedeco.javacpp.cachedir=FOLDER); or use another backend");
    unavailable.initCause(failure);
    return unavailable;
  }
}
