package dev.recommender.operator.indices;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.ObservedIndices;
import java.io.IOException;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The indices of one resource in a real Elasticsearch. */
public final class ElasticsearchIndices implements ModelIndices {
  private static final List<String> LONG_LIVED =
      List.of("versions", "people", "audit", "catalogue");
  private static final int MOST_DOCUMENTS = 1000;

  private final ElasticsearchClient client;
  private final ModelNames names;
  private final String owner;
  private final Guarded guarded;

  /**
   * @param cluster name of the cluster, so that two clusters may share one Elasticsearch
   * @param url address, for messages
   */
  public ElasticsearchIndices(
      ElasticsearchClient client, ModelNames names, String cluster, String url) {
    this.client = client;
    this.names = names;
    this.owner = "%s/%s/%s".formatted(cluster, names.namespace(), names.name());
    this.guarded = new Guarded(url);
  }

  @Override
  public ModelNames names() {
    return names;
  }

  @Override
  public ObservedIndices observe() {
    try {
      Map<String, IndexOrigin> existing = longLived();
      String found = existing.getOrDefault("versions", new IndexOrigin(owner, "")).owner();
      if (!found.equals(owner)) {
        return new ObservedIndices.Foreign(found);
      }
      Set<String> missing = new HashSet<>(LONG_LIVED);
      missing.removeIf(kind -> isUpToDate(kind, existing.get(kind)));
      Map<String, IndexAliases> versioned = versioned();
      Set<Integer> versions = new HashSet<>();
      versioned.keySet().forEach(index -> names.versionOf(index).ifPresent(versions::add));
      var documents =
          existing.containsKey("versions")
              ? documents()
              : new TreeMap<Integer, VersionDocumentSource>();
      return new ObservedIndices.Present(
          missing, VersionDocumentSource.parse(documents), versions, aliases(versioned));
    } catch (IndicesException e) {
      return new ObservedIndices.Unavailable(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void prepare(String kind) {
    String index = names.longLived(kind);
    IndexDefinition definition = IndexDefinition.of(kind);
    guarded.call(
        "creating index \"%s\"".formatted(index),
        () -> {
          try {
            return client
                .indices()
                .create(c -> c.index(index).withJson(new StringReader(definition.json(owner))));
          } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
              throw e;
            }
            // Made by an earlier operator: what it lacks is added, and nothing else can change.
            return client
                .indices()
                .putMapping(
                    p -> p.index(index).withJson(new StringReader(definition.mappings(owner))));
          }
        });
  }

  @Override
  public void swapAliases(NextStep.SwapAliases step) {
    List<Action> actions = new ArrayList<>();
    for (String kind : ModelNames.VERSIONED) {
      step.seen().getOrDefault(kind, Set.of()).stream()
          .filter(version -> version != step.version())
          .map(version -> names.versioned(kind, version))
          .map(from ->
              Action.of(a -> a.remove(r -> r.index(from).alias(names.alias(kind)).mustExist(true))))
          .forEach(actions::add);
      String to = names.versioned(kind, step.version());
      actions.add(Action.of(a -> a.add(r -> r.index(to).alias(names.alias(kind)))));
    }
    guarded.call(
        "moving the aliases of \"%s\" to version %d".formatted(names.indexPrefix(), step.version()),
        () -> client.indices().updateAliases(u -> u.actions(actions)));
    Map<String, Set<Integer>> now =
        aliases(guarded.call("reading the aliases back", this::versioned));
    if (!Set.copyOf(now.values()).equals(Set.of(Set.of(step.version())))) {
      throw new IndicesException(
          "AliasesMoved",
          "the aliases of \"%s\" are %s after they were moved to version %d"
              .formatted(names.indexPrefix(), now, step.version()),
          new IllegalStateException("read back"));
    }
  }

  @Override
  public void markState(NextStep.MirrorState step) {
    Map<String, Object> change = new HashMap<>();
    change.put("state", step.state().name());
    change.put("stateReason", step.reason());
    if (step.image() != null) {
      change.put("image", step.image());
    }
    String index = names.longLived("versions");
    String id = Integer.toString(step.version());
    guarded.call(
        "recording that version %s is %s".formatted(id, step.state()),
        () -> {
          try {
            return client.update(
                u -> u.index(index).id(id).doc(change).retryOnConflict(3), JsonNode.class);
          } catch (ElasticsearchException e) {
            if (e.status() == 404) {
              return e.response();
            }
            throw e;
          }
        });
  }

  @Override
  public void audit(PromotionRecord promotion) {
    String index = names.longLived("audit");
    guarded.call(
        "recording in the audit that version %d answers".formatted(promotion.version()),
        () -> {
          // What an operator that has ended wrote is not written again: the next step comes nearer.
          if (!client.exists(e -> e.index(index).id(promotion.id())).value()) {
            create(index, promotion);
          }
          return promotion;
        });
  }

  private void create(String index, PromotionRecord promotion) throws IOException {
    try {
      var document = new StringReader(promotion.json());
      client.create(c -> c.index(index).id(promotion.id()).withJson(document));
    } catch (ElasticsearchException e) {
      if (e.status() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  @Override
  public void deleteVersion(int version) {
    var existing = guarded.call("listing the indices", this::versioned).keySet();
    names.indicesOf(version).stream().filter(existing::contains).forEach(this::delete);
  }

  @Override
  public List<String> existing() {
    List<String> all =
        new ArrayList<>(guarded.call("listing the indices", this::versioned).keySet());
    List<String> longLived =
        LONG_LIVED.reversed().stream().filter(longLived()::containsKey).toList();
    longLived.forEach(kind -> all.add(names.longLived(kind)));
    return all;
  }

  @Override
  public void delete(String index) {
    guarded.call(
        "deleting index \"%s\"".formatted(index),
        () -> client.indices().delete(d -> d.index(index).ignoreUnavailable(true)));
  }

  private Map<String, IndexOrigin> longLived() {
    return guarded.call(
        "listing the indices of \"%s\"".formatted(names.indexPrefix()),
        () -> {
          List<String> wanted = LONG_LIVED.stream().map(names::longLived).toList();
          var found =
              client.indices().getMapping(g -> g.index(wanted).ignoreUnavailable(true)).mappings();
          Map<String, IndexOrigin> kinds = new HashMap<>();
          for (String kind : LONG_LIVED) {
            var mapping = found.get(names.longLived(kind));
            if (mapping != null) {
              kinds.put(kind, IndexOrigin.of(mapping.mappings().meta()));
            }
          }
          return kinds;
        });
  }

  private static boolean isUpToDate(String kind, @Nullable IndexOrigin found) {
    return found != null && found.layout().equals(IndexDefinition.of(kind).layout());
  }

  private Map<String, IndexAliases> versioned() {
    List<String> patterns =
        ModelNames.VERSIONED.stream().map(kind -> names.alias(kind) + "-v*").toList();
    return guarded.call(
        "listing the versions of \"%s\"".formatted(names.indexPrefix()),
        () -> {
          var found =
              client
                  .indices()
                  .getAlias(g ->
                      g.index(patterns).allowNoIndices(true).expandWildcards(ExpandWildcard.Open));
          Map<String, IndexAliases> own = new TreeMap<>(found.aliases());
          own.keySet().removeIf(index -> names.versionOf(index).isEmpty());
          return own;
        });
  }

  private Map<String, Set<Integer>> aliases(Map<String, IndexAliases> versioned) {
    Map<String, Set<Integer>> targets = new HashMap<>();
    versioned.forEach((index, aliases) ->
        ModelNames.VERSIONED.stream()
            .filter(kind -> aliases.aliases().containsKey(names.alias(kind)))
            .forEach(kind ->
                names
                    .versionOf(index)
                    .ifPresent(v -> targets.computeIfAbsent(kind, k -> new TreeSet<>()).add(v))));
    return targets;
  }

  // A search sees only what was refreshed, and a decision must see the report of a run that has
  // just ended.
  private NavigableMap<Integer, VersionDocumentSource> documents() {
    String index = names.longLived("versions");
    return guarded.call(
        "reading the versions of \"%s\"".formatted(names.indexPrefix()),
        () -> {
          client.indices().refresh(r -> r.index(index));
          var found =
              client.search(
                  s ->
                      s.index(index)
                          .size(MOST_DOCUMENTS)
                          .sort(o -> o.field(f -> f.field("version").order(SortOrder.Desc))),
                  VersionDocumentSource.class);
          NavigableMap<Integer, VersionDocumentSource> documents = new TreeMap<>();
          for (Hit<VersionDocumentSource> hit : found.hits().hits()) {
            VersionDocumentSource source = hit.source();
            if (source != null) {
              documents.put(source.version(), source);
            }
          }
          return documents;
        });
  }
}
