package dev.recommender.service.model;

import dev.recommender.service.model.ModelState.NotReady;
import dev.recommender.service.model.ModelState.Ready;

/** Reads the pinned version and verifies it: format, pseudonym key, count and checksum. */
public final class ModelLoader {
  private final ModelReference reference;
  private final ModelSource source;
  private final String pseudonymKeyId;

  public ModelLoader(ModelReference reference, ModelSource source, String pseudonymKeyId) {
    this.reference = reference;
    this.source = source;
    this.pseudonymKeyId = pseudonymKeyId;
  }

  /** One attempt; whatever keeps the version from being served is said, never thrown. */
  public ModelState load() {
    try {
      return switch (source.version(reference.version())) {
        case VersionLookup.Absent() -> notReady("VersionMissing", "there is no such version");
        case VersionLookup.Incomplete(String state) ->
            notReady("VersionIncomplete", "it is not complete, its state is " + state);
        case VersionLookup.UnknownFormat(int found) ->
            notReady(
                "UnsupportedFormat",
                "formatVersion is %d, this service reads %d".formatted(found, Manifest.FORMAT));
        case VersionLookup.Published published -> load(published);
      };
    } catch (ModelSourceUnavailableException e) {
      return new NotReady("ElasticsearchUnavailable", String.valueOf(e.getMessage()));
    }
  }

  private ModelState load(VersionLookup.Published published) {
    Manifest manifest = published.manifest();
    if (!manifest.pseudonymKeyId().equals(pseudonymKeyId)) {
      return notReady(
          "PseudonymKeyChanged",
          "it was trained with pseudonym key %s, this service has %s"
              .formatted(manifest.pseudonymKeyId(), pseudonymKeyId));
    }
    try {
      ModelAssembly assembly = new ModelAssembly(manifest);
      source.items(assembly::add);
      return verified(published, assembly);
    } catch (IllegalArgumentException e) {
      return new NotReady("FactorsMalformed", reading("items") + e.getMessage());
    }
  }

  private ModelState verified(VersionLookup.Published published, ModelAssembly assembly) {
    Manifest manifest = published.manifest();
    if (assembly.count() != manifest.itemCount()) {
      return new NotReady(
          "CountMismatch",
          reading("items")
              + "found %d, the manifest says %d".formatted(assembly.count(), manifest.itemCount()));
    }
    String checksum = assembly.checksum();
    if (!checksum.equals(manifest.itemsChecksum())) {
      return new NotReady(
          "ChecksumMismatch",
          reading("items")
              + "checksum is %s, the manifest says %s"
                  .formatted(checksum, manifest.itemsChecksum()));
    }
    return new Ready(assembly.model(reference, published.report()));
  }

  private NotReady notReady(String reason, String finding) {
    return new NotReady(reason, reading("manifest") + finding);
  }

  private String reading(String what) {
    return "reading %s \"%s\": ".formatted(what, reference);
  }
}
