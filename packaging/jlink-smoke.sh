#!/usr/bin/env bash
# Proves that packaging stays possible: makes a runtime image in a temporary folder and starts the program with it.
# Needs a built target/ and JDK 25 in JAVA_HOME. Part of ./run test.
set -euo pipefail
packaging=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
target=${packaging%/*}/target
java_home=${JAVA_HOME:?set it to JDK 25}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "jlink-smoke: $*" >&2
  exit 1
}

"$packaging/jlink-image.sh" "$work/image"

# Every module of Java that the program's own classes use is in the image.
here=$("$work/image/bin/java" --list-modules | sed 's/@.*//')
used=$("$java_home/bin/jdeps" --multi-release 25 --ignore-missing-deps --list-reduced-deps --class-path "$target/lib/*" \
  "$target/qubes-torvm-manager.jar" | grep -oE '(java|jdk|javafx)\.[a-z.]+' | sort -u)
for module in $used; do
  grep -qxF "$module" <<<"$here" || fail "the image lacks the module $module; add it to packaging/jlink-image.sh"
done

# An empty home shows what the program leaves there: JavaFX must not unpack native libraries into it.
mkdir "$work/home"
version=$(env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS HOME="$work/home" "$packaging/start" "$work/image" --version 2>"$work/errors") ||
  fail "the program did not start: $(<"$work/errors")"
[[ -n $version ]] || fail 'the program did not say its version'
[[ ! -s $work/errors ]] || fail "the program complained: $(<"$work/errors")"
echo "jlink-smoke: $version, image of $(du -sh "$work/image" | cut -f 1)"
