package dev.recommender.platform.kubelet;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the paths that a container sees are on this machine.
 *
 * <p>A process has no file system of its own, so the paths are rewritten where they stand in its
 * arguments and environment: at the beginning of the value, after an equals sign, and in {@code
 * file:} URIs.
 */
record Mounts(List<Mount> mounts) {

  /** A path of the container, and the file or folder that stands for it. */
  record Mount(String containerPath, Path hostPath) {}

  Mounts {
    mounts =
        mounts.stream()
            .sorted(
                Comparator.comparingInt((Mount mount) -> mount.containerPath().length()).reversed())
            .toList();
  }

  String rewrite(String value) {
    for (Mount mount : mounts) {
      Matcher matcher =
          Pattern.compile("(^|=|file:(?://)?)" + Pattern.quote(mount.containerPath()) + "(?=/|$)")
              .matcher(value);
      if (matcher.find()) {
        return matcher.replaceAll(
            match -> Matcher.quoteReplacement(match.group(1) + mount.hostPath()));
      }
    }
    return value;
  }
}
