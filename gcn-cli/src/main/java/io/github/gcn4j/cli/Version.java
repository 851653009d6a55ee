package io.github.gcn4j.cli;

import picocli.CommandLine.IVersionProvider;

/** Which gcn4j and which Java this is. */
final class Version implements IVersionProvider {

  /** The version in the jar's manifest; {@code development} if there is no jar. */
  static String ofLibrary() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "gcn " + ofLibrary(),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name", "unknown VM")
    };
  }
}
