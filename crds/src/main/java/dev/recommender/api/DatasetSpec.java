package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the ratings come from and what they must look like. */
@ValidationRule(
    value = "!has(self.sha256) || self.sha256 == '' || self.uri.endsWith('.zip')",
    message = "sha256 is the hash of an archive: it needs a uri that ends in .zip")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
    @Required
        @Size(max = 1024)
        @ValidationRule(
            value = "self.matches('^(file|s3a|https)://.+')",
            message = "must begin with file://, s3a:// or https://")
        @JsonPropertyDescription(
            "Folder or .zip archive of the data set: file:, s3a:, or https: to a .zip. A change starts a run.")
        String uri,
    @Default("MovieLensCsv") @JsonPropertyDescription("File format. A change starts a run.")
        DatasetFormat format,
    @Default("\"\"")
        @Size(max = 64)
        @ValidationRule(
            value = "self.matches('^([0-9a-f]{64})?$')",
            message = "must be empty or 64 hexadecimal digits")
        @JsonPropertyDescription(
            "SHA-256 of the archive; checked before anything is read. A change starts a run.")
        String sha256,
    @JsonPropertyDescription(
            "Claim mounted read-only at /data in the training pod. A change starts a run.")
        @Nullable VolumeSpec volume,
    @Default("\"\"")
        @Size(max = 253)
        @JsonPropertyDescription(
            "Secret with accessKey and secretKey for s3a; sessionToken, region and endpoint where needed. A change starts a run.")
        String credentialsSecret,
    @Default("true")
        @JsonPropertyDescription(
            "Also train on the interactions that the service has received. A change starts a run.")
        Boolean includeEvents,
    @Default("{}")
        @JsonPropertyDescription(
            "What the data must fulfil, checked before training. A change starts a run.")
        ContractSpec contract) {
  /** Fills in the defaults of the schema where a field is missing. */
  public DatasetSpec {
    format = format == null ? DatasetFormat.MovieLensCsv : format;
    sha256 = sha256 == null ? "" : sha256;
    credentialsSecret = credentialsSecret == null ? "" : credentialsSecret;
    includeEvents = includeEvents == null ? true : includeEvents;
    contract = contract == null ? SpecDefaults.of(ContractSpec.class) : contract;
  }
}
