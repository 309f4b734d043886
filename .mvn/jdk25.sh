# Sets JAVA_HOME to a JDK 25 or later, and checks that Maven is there. Sourced by the scripts at the root.

java_version() { # the feature version of the JDK in folder $1; nothing when there is no javac
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" "$(readlink -f "$(command -v javac || true)" | sed 's|/bin/javac$||')" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$home" ] || continue
    version=$(java_version "$home") || continue
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

JAVA_HOME=$(find_jdk) || {
  echo "JDK 25 is missing: install one (for example Temurin 25 from https://adoptium.net) and set JAVA_HOME to its folder." >&2
  exit 1
}
export JAVA_HOME
command -v mvn >/dev/null || {
  echo "Maven is missing: install Maven 3.8 or later (for example from https://maven.apache.org) and put mvn on the PATH." >&2
  exit 1
}
# Maven's own libraries use sun.misc.Unsafe; JDK 25 would warn about it on every start.
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
