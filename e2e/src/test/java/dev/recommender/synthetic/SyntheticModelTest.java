package dev.recommender.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.stack.Checkout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SyntheticModel MODEL = new SyntheticModel(new ModelShape(500, 8, 20), 3);

  @Test
  void everyMovieHasATitleOfItsOwn() {
    assertThat(IntStream.range(0, 100_000).mapToObj(Titles::of).distinct().count())
        .isEqualTo(100_000);
  }

  @Test
  void theSeedDecidesEverything() {
    SyntheticModel again = new SyntheticModel(MODEL.shape(), 3);
    SyntheticModel other = new SyntheticModel(MODEL.shape(), 4);
    assertThat(again.factors(7)).isEqualTo(MODEL.factors(7)).isNotEqualTo(other.factors(7));
    assertThat(MODEL.factors(7))
        .isNotEqualTo(MODEL.factors(8))
        .isNotEqualTo(MODEL.audienceFactors(7))
        .isNotEqualTo(MODEL.userFactors(7));
  }

  @Test
  void idsLeadBackToPositions() {
    assertThat(IntStream.range(0, 500).map(MODEL::movieId)).isSorted().doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 500))
        .allMatch(position -> MODEL.positionOf(MODEL.movieId(position)) == position);
  }

  @Test
  void theMatrixHoldsTheFactorsRowByRow() {
    assertThat(Arrays.copyOfRange(MODEL.matrix(), 7 * 8, 8 * 8)).isEqualTo(MODEL.factors(7));
  }

  /** Computed from the documents, as a reader of the index would. */
  @Test
  void theChecksumIsOfWhatTheDocumentsHold() throws Exception {
    ItemDocuments documents = new ItemDocuments(MODEL);
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    for (int position = 0; position < 5; position++) {
      JsonNode document = JSON.readTree(documents.document(position));
      byte[] factors = document.path("factors").binaryValue();
      expected.update(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(document.path("movieId").asLong())
              .array());
      expected.update(factors);
      expected.update(document.path("audienceFactors").binaryValue());
      assertThat(ByteBuffer.wrap(factors).order(ByteOrder.LITTLE_ENDIAN).getFloat())
          .isEqualTo(MODEL.factors(position)[0]);
    }
    assertThat(documents.checksum()).isEqualTo(HexFormat.of().formatHex(expected.digest()));
  }

  @Test
  void documentsHoldOnlyWhatTheMappingsKnow() throws Exception {
    PseudonymKey key = new PseudonymKey("key");
    assertKnown("items", new ItemDocuments(MODEL).document(0));
    assertKnown("users", new UserDocuments(MODEL, key).document(0));
  }

  @Test
  void saysWhichShapeIsImpossible() {
    assertThatThrownBy(() -> ModelShape.of(0, 8)).hasMessageContaining("0 items, 8 dimensions");
  }

  private static void assertKnown(String kind, String document) throws Exception {
    Path mapping = Checkout.current().versionMapping(kind);
    JsonNode known = JSON.readTree(Files.readString(mapping)).path("properties");
    JSON.readTree(document)
        .fieldNames()
        .forEachRemaining(field -> assertThat(known.has(field)).as(field).isTrue());
  }
}
