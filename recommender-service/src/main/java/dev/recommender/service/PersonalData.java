package dev.recommender.service;

import dev.recommender.service.elasticsearch.ElasticsearchAuditLog;
import dev.recommender.service.elasticsearch.ElasticsearchCoLikes;
import dev.recommender.service.elasticsearch.ElasticsearchJournal;
import dev.recommender.service.elasticsearch.ElasticsearchLiveRecords;
import dev.recommender.service.elasticsearch.ElasticsearchPeopleDirectory;
import dev.recommender.service.elasticsearch.ElasticsearchProfiles;
import dev.recommender.service.elasticsearch.ElasticsearchUsersDocuments;
import dev.recommender.service.elasticsearch.JsonClient;
import dev.recommender.service.elasticsearch.Outage;
import dev.recommender.service.people.CoLikes;
import dev.recommender.service.people.Events;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.People;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Profiles;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.rights.Audit;
import dev.recommender.service.rights.Consents;
import dev.recommender.service.rights.DailySweep;
import dev.recommender.service.rights.Erasure;
import dev.recommender.service.rights.Exports;
import dev.recommender.service.rights.Reapplication;
import dev.recommender.service.rights.RetentionSweep;
import dev.recommender.service.rights.Rights;
import dev.recommender.service.rights.UsersDocuments;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The parts that read and write what is held of people. */
final class PersonalData {
  private static final int MOST_COUNTS_AT_ONCE = 8;

  private final ServiceConfig config;
  private final JsonClient elasticsearch;
  private final String keyId;
  private final InstantSource clock;
  private final Outage outage = new Outage();
  // Anybody may ask for explanations; they must not take the room of people's rights.
  private final Outage counting = new Outage(MOST_COUNTS_AT_ONCE);
  private final LiveRecords records;
  private final Audit audit;

  PersonalData(ServiceConfig config, JsonClient elasticsearch, String keyId, InstantSource clock) {
    this.config = config;
    this.elasticsearch = elasticsearch;
    this.keyId = keyId;
    this.clock = clock;
    this.records =
        new ElasticsearchLiveRecords(elasticsearch, config.indices().people(), keyId, outage);
    this.audit =
        new Audit(
            new ElasticsearchAuditLog(
                elasticsearch, config.indices().audit(), config.model().version(), outage),
            clock);
  }

  People people() {
    return new People(profiles(), records, rules(), clock);
  }

  CoLikes coLikes() {
    return new ElasticsearchCoLikes(elasticsearch, config.indices().users(), counting);
  }

  Events events() {
    return new Events(new RecordUpdates(records, keyId), profiles(), rules(), clock);
  }

  Rights rights() {
    UsersDocuments documents = documents();
    return new Rights(
        new Consents(records, keyId, documents, audit, clock),
        new Exports(records, documents, audit, clock),
        new Erasure(records, keyId, documents, audit, clock),
        audit);
  }

  DailySweep sweep() {
    RetentionSweep sweep =
        new RetentionSweep(
            new ElasticsearchPeopleDirectory(elasticsearch, config.indices().people(), outage),
            records,
            rules(),
            audit,
            clock);
    return new DailySweep(sweep::sweep, new SecureRandom());
  }

  Reapplication reapplication() {
    return new Reapplication(
        new ElasticsearchJournal(elasticsearch, config.indices().audit(), outage),
        new RecordUpdates(records, keyId),
        documents(),
        audit,
        clock);
  }

  private UsersDocuments documents() {
    return new ElasticsearchUsersDocuments(
        elasticsearch, config.indices().versions(), config.indices().users(), outage);
  }

  private Profiles profiles() {
    return new ElasticsearchProfiles(elasticsearch, config.indices().users(), outage);
  }

  private PrivacyRules rules() {
    return config.privacy().rules();
  }
}
