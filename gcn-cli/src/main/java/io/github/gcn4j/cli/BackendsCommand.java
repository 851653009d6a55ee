package io.github.gcn4j.cli;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.io.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code gcn backends}. */
final class BackendsCommand extends GcnCommand {
  private final Argument<Boolean> json = json("Print one JSON document.");

  BackendsCommand(Shell shell) {
    super("backends", shell, "Lists what can compute here, the default first.");
  }

  @Override
  public Integer call() {
    List<Object> documents = new ArrayList<>();
    boolean defaultFound = false;
    for (TensorBackendProvider provider : Backends.providers()) {
      Availability availability = provider.availability();
      boolean isDefault = !defaultFound && availability.available();
      defaultFound |= isDefault;
      if (json.value()) {
        documents.add(document(provider, availability, isDefault));
      } else {
        shell()
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%-10s  %-11s  priority %3d  %s%s",
                    provider.name(),
                    availability.available() ? "available" : "unavailable",
                    provider.priority(),
                    availability.detail(),
                    isDefault ? "  (default)" : ""));
      }
    }
    if (json.value()) {
      shell().out().println(Json.format(Map.of("backends", documents)));
    }
    return 0;
  }

  private static Map<String, Object> document(
      TensorBackendProvider provider, Availability availability, boolean isDefault) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", provider.name());
    document.put("available", availability.available());
    document.put("default", isDefault);
    document.put("priority", provider.priority());
    document.put("detail", availability.detail());
    return document;
  }
}
