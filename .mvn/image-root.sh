#!/usr/bin/env bash
# image-root.sh FOLDER MODULES [PROGRAM...]: adds what an empty image lacks to run Java: a runtime of these JDK modules in
# /opt/java, the C library of this machine, these of its programs, /tmp.
set -euo pipefail
root=$1 modules=$2
shift 2

add_runtime() {
  local java=$root/opt/java
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$java" --compress zip-6 --strip-debug \
    --no-header-files --no-man-pages --generate-cds-archive
  find "$java/bin" -type f ! -name java -delete
  # java.desktop is there for java.beans: without a screen, printer and sound its native libraries are dead weight.
  rm -rf "$java/legal" "$java"/lib/lib{awt,awt_headless,awt_xawt,fontmanager,freetype,javajpeg,jawt,jsound,lcms,mlib_image,splashscreen,prefs}.so
  # for heaps of 32 GB and more
  rm -f "$java/lib/server/classes_nocoops.jsa"
}

add_file() { # $1 to the same place in the image, links followed
  mkdir -p "$root$(dirname "$1")"
  cp -L "$1" "$root$1"
}

add_libraries() { # what the programs in the image are linked with
  local library
  find "$root/bin" "$root/opt/java" -type f \( -perm -u+x -o -name '*.so' \) -exec ldd {} + 2>/dev/null |
    sed -n 's|^[^/]*\(/[^ ]*\) (0x.*|\1|p' | sort -u | grep -v "^$root" |
    while read -r library; do add_file "$library"; done
}

rm -rf "$root"/{bin,lib,lib64,opt}
mkdir -p "$root/tmp" "$root/bin"
add_runtime
for program; do add_file "/bin/$program"; done
add_libraries
