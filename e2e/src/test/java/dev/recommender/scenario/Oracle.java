package dev.recommender.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Works recommendations out from what stands in Elasticsearch, with plain loops in double
 * precision.
 */
final class Oracle {
  /** Factors and audience factors of a movie; null where there are none. */
  private static final class Item {
    final int id;
    final double[] factors;
    final double[] audience;
    final byte[] raw;

    Item(int id, byte[] factors, byte[] audience) {
      this.id = id;
      this.factors = floats(factors);
      this.audience = floats(audience);
      this.raw =
          ByteBuffer.allocate(factors.length + audience.length).put(factors).put(audience).array();
    }
  }

  /** A movie and its score. */
  record Scored(int id, double score) {}

  private static final int PAGE = 2000;
  private static final int MERGED_PEOPLE = 20;

  private final World world;
  private final String usersIndex;
  private final Map<Integer, Item> items = new TreeMap<>();

  Oracle(World world, String prefix, int version) throws IOException, InterruptedException {
    this.world = world;
    this.usersIndex = "%s-users-v%d".formatted(prefix, version);
    loadItems("%s-items-v%d".formatted(prefix, version));
  }

  int size() {
    return items.size();
  }

  /** The checksum of the manifest, from the stored documents. */
  String checksum() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Item item : items.values()) {
      digest.update(
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(item.id).array());
      digest.update(item.raw);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Scores all movies but one for the audience of that one. */
  List<Scored> byAudience(int movie, int k) {
    return best(items.get(movie).audience, movie, k);
  }

  /**
   * Takes the 20 best-fitting of the people who liked a movie and merges their scores by the mean.
   */
  List<Scored> byUsers(int movie, int k) throws IOException, InterruptedException {
    double[] of = items.get(movie).factors;
    List<double[]> people = new ArrayList<>();
    JsonNode hits =
        world
            .elasticsearch(
                "POST",
                "/%s/_search".formatted(usersIndex),
                "{\"size\":%d,\"query\":{\"term\":{\"likedMovies\":%d}},\"_source\":[\"factors\"]}"
                    .formatted(PAGE, movie))
            .at("/hits/hits");
    hits.forEach(hit -> people.add(floats(decode(hit.at("/_source/factors").asText()))));
    people.sort(Comparator.comparingDouble((double[] x) -> dot(x, of)).reversed());
    double[] mean = new double[of.length];
    List<double[]> merged = people.subList(0, Math.min(MERGED_PEOPLE, people.size()));
    merged.forEach(
        x -> IntStream.range(0, mean.length).forEach(i -> mean[i] += x[i] / merged.size()));
    return best(mean, movie, k);
  }

  /** The movies of an answer with their scores. */
  static List<Scored> answered(JsonNode answer) {
    List<Scored> scored = new ArrayList<>();
    answer
        .path("items")
        .forEach(item ->
            scored.add(new Scored(item.at("/movie/id").asInt(), item.path("score").asDouble())));
    return scored;
  }

  private List<Scored> best(double[] vector, int without, int k) {
    return items.values().stream()
        .filter(item -> item.factors != null && item.id != without)
        .map(item -> new Scored(item.id, dot(vector, item.factors)))
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(k)
        .toList();
  }

  private void loadItems(String index) throws IOException, InterruptedException {
    String after = "";
    while (true) {
      String body =
          "{\"size\":%d,\"sort\":[\"movieId\"],\"_source\":[\"factors\",\"audienceFactors\",\"movieId\"]%s}"
              .formatted(PAGE, after);
      JsonNode hits =
          world.elasticsearch("POST", "/%s/_search".formatted(index), body).at("/hits/hits");
      if (hits.isEmpty()) {
        return;
      }
      hits.forEach(hit -> add(hit.path("_source")));
      after = ",\"search_after\":" + hits.get(hits.size() - 1).path("sort");
    }
  }

  private void add(JsonNode source) {
    byte[] factors = decode(source.path("factors").asText());
    byte[] audience = decode(source.path("audienceFactors").asText());
    int id = source.path("movieId").asInt();
    items.put(id, new Item(id, factors, audience));
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static double[] floats(byte[] bytes) {
    if (bytes.length == 0) {
      return null;
    }
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    return IntStream.range(0, buffer.capacity()).mapToDouble(buffer::get).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
