#!/usr/bin/env bash
# Makes a runtime image that starts the program without any Java installed: packaging/jlink-image.sh [FOLDER]
# (default target/image). Needs a built target/ and JDK 25 in JAVA_HOME.
#
# The image holds Java and JavaFX. The program and its other libraries stay jars beside it, because some of them have no module
# name of their own; packaging/start-image puts both together.
set -euo pipefail
project=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
image=${1:-$project/target/image}
java_home=${JAVA_HOME:?set it to JDK 25}

# What the program and its libraries use of Java; packaging/jlink-smoke.sh asks jdeps whether that is all.
modules=java.base,java.desktop,java.logging,java.xml,jdk.unsupported

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/javafx" "$work/native"
cp "$project"/target/lib/javafx-*-linux*.jar "$work/javafx"

path=$work/javafx
if [[ -d $java_home/jmods ]]; then
  path=$java_home/jmods:$path
fi
rm -rf "$image"
if ! "$java_home/bin/jlink" --module-path "$path" --add-modules "$modules,javafx.controls" --output "$image" \
  --no-header-files --no-man-pages --strip-debug --compress zip-6 --exclude-resources '**.so,**.dll,**.dylib' \
  2>"$work/errors"; then
  cat "$work/errors" >&2
  if [[ ! -d $java_home/jmods ]]; then
    echo "jlink-image: $java_home has no jmods; Fedora keeps them in java-25-openjdk-jmods, Debian in openjdk-25-jdk-headless" >&2
  fi
  exit 1
fi
# JavaFX finds its native libraries here; from its jars it would unpack them into the user's home and load them from there.
for jar in "$work"/javafx/*.jar; do
  (cd "$work/native" && "$java_home/bin/jar" --extract --file "$jar")
done
find "$work/native" -maxdepth 1 -name '*.so' -exec install -m 755 {} "$image/lib/" \;
