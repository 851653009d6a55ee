package io.github.gcn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.BackendUnavailableException;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Natives that lack make the backend unavailable with a reason, and crash nothing. */
final class NativesTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Linux, ppc64le, linux-ppc64le",
    "Mac OS X, x86_64, macosx-x86_64",
    "Mac OS X, aarch64, macosx-arm64",
    "Windows 11, amd64, windows-x86_64"
  })
  void aPlatformIsNamedAsTheJarsAre(String osName, String osArch, String platform) {
    assertThat(Natives.platform(osName, osArch)).isEqualTo(platform);
  }

  @Test
  void nativesOfAnotherPlatformDoNotCount() {
    Natives natives = new Natives("plan9-mips", NativesTest.class.getClassLoader());
    assertThat(natives.availability().available()).isFalse();
    assertThat(natives.availability().detail())
        .contains("no natives for plan9-mips", "nd4j-native-platform", "use another backend");
  }

  @Test
  void withoutNativesTheProviderSaysSoAndTouchesNoClassOfNd4j() throws Exception {
    try (Recording loader = new Recording(withoutNatives())) {
      Class<?> type = loader.loadClass(Nd4jBackendProvider.class.getName());
      Object provider = type.getDeclaredConstructor().newInstance();
      Object availability = type.getMethod("availability").invoke(provider);
      assertThat(availability.toString())
          .contains("available=false", "no natives for " + Natives.ofThisMachine().platform())
          .contains("add org.nd4j:nd4j-native-platform");

      Class<?> options = loader.loadClass(BackendOptions.class.getName());
      Method create = type.getMethod("create", options);
      Object one = options.getConstructor(int.class).newInstance(1);
      assertThatExceptionOfType(InvocationTargetException.class)
          .isThrownBy(() -> create.invoke(provider, one))
          .satisfies(
              e ->
                  assertThat(e.getCause())
                      .hasToString(
                          BackendUnavailableException.class.getName()
                              + ": "
                              + e.getCause().getMessage())
                      .hasMessageContaining("add org.nd4j:nd4j-native-platform"));
      assertThat(loader.loaded).noneMatch(name -> name.startsWith("org."));
    }
  }

  @Test
  void nativesThatDoNotLoadAreReportedWithTheRootOfTheTrouble() {
    Throwable failure =
        new ExceptionInInitializerError(
            new IllegalStateException(new UnsatisfiedLinkError("libc.so.6: version missing")));
    BackendUnavailableException unavailable =
        new Natives("linux-x86_64", NativesTest.class.getClassLoader()).notLoaded(failure);
    assertThat(unavailable)
        .hasCause(failure)
        .hasMessageContaining("linux-x86_64")
        .hasMessageContaining("libc.so.6: version missing")
        .hasMessageContaining("use another backend");
  }

  /** The class path of this test but the jars of natives. */
  private static URL[] withoutNatives() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (!path.getFileName().toString().contains(Natives.ofThisMachine().platform())) {
        urls.add(path.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  /** Shares nothing with this test but the JDK, and remembers what it loaded. */
  private static final class Recording extends URLClassLoader {
    private final List<String> loaded = new ArrayList<>();

    Recording(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }
  }
}
