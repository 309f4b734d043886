package dev.recommender.platform.elasticsearch.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node that stops on SIGTERM and at the end of its standard input, that is, with
 * its parent.
 *
 * <p>Arguments: the home folder (lib, modules), the configuration folder, then node settings as
 * {@code key=value}.
 */
public final class ServerMain {
  private ServerMain() {}

  public static void main(String[] args) throws IOException, NodeValidationException {
    // Must come before any other class of Elasticsearch is touched.
    LogConfigurator.configureESLogging();
    Path configuration = Path.of(args[1]);
    Settings settings = settings(args);
    String name = settings.get("node.name");
    LogConfigurator.setNodeName(name);
    LogConfigurator.configureWithoutConfig(settings);
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), configuration, () -> name);
    Node node = new Node(environment, plugins(environment));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
    node.start();
    while (System.in.read() >= 0) {
      // Nothing is ever written here: only the end matters.
    }
    System.exit(0);
  }

  private static Settings settings(String[] args) {
    Settings.Builder settings = Settings.builder().put("path.home", args[0]);
    for (int i = 2; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      settings.put(args[i].substring(0, equals), args[i].substring(equals + 1));
    }
    return settings.build();
  }

  private static PluginsLoader plugins(Environment environment) {
    return PluginsLoader.createPluginsLoader(
        PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
        PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
        Map.of());
  }

  private static void stop(Node node) {
    try {
      node.prepareForClose();
      node.close();
      node.awaitClose(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("stopping the node", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
