package dev.recommender.scenario;

/** Lets every request through, or none, as it is told. */
final class Gate implements ElasticsearchProxy.Watcher {
  private volatile boolean closed;

  void close() {
    closed = true;
  }

  void open() {
    closed = false;
  }

  @Override
  public boolean before(ElasticsearchProxy.Request request) {
    return !closed;
  }

  @Override
  public void after(ElasticsearchProxy.Request request) {}
}
