#!/usr/bin/env bash
# Proves that packaging stays possible: makes a runtime image in a temporary folder and starts the program with it.
# Needs a built target/ and JDK 25 in JAVA_HOME. Part of ./run test.
set -euo pipefail
packaging=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
target=${packaging%/*}/target
java_home=${JAVA_HOME:?set it to JDK 25}
work=$(mktemp -d)
demo=
trap '[[ -z $demo ]] || kill "$demo"; rm -rf "$work"' EXIT

fail() {
  echo "jlink-smoke: $*" >&2
  exit 1
}

"$packaging/jlink-image.sh" "$work/image"

# Every module of Java that the program's own classes use is in the image. (Libraries name more than this program asks of them.)
here=$("$work/image/bin/java" --list-modules | sed 's/@.*//')
used=$("$java_home/bin/jdeps" --multi-release 25 --ignore-missing-deps --list-deps "$target/qubes-torvm-manager.jar" |
  sed -n 's/^ *\(j[a-z.]*\).*/\1/p')
[[ -n $used ]] || fail 'jdeps found no module'
for module in $used; do
  grep -qxF "$module" <<<"$here" || fail "the image lacks the module $module; add it to packaging/jlink-image.sh"
done

start() { env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u DISPLAY -u WAYLAND_DISPLAY "$@" 2>"$work/errors"; }

version=$(start "$packaging/start" "$work/image" --version) || fail "the program did not start: $(<"$work/errors")"
[[ -n $version ]] || fail 'the program did not say its version'
[[ ! -s $work/errors ]] || fail "the program complained: $(<"$work/errors")"

# A demo system of its own, because on a machine that runs Qubes the program would look at that.
"$packaging/start" "$work/image" demo --socket "$work/demo" >/dev/null 2>&1 &
demo=$!
for _ in {1..600}; do
  [[ ! -S $work/demo ]] || break
  kill -0 "$demo" 2>/dev/null || fail 'the demo system did not start'
  sleep 0.1
done

# Without a display the program draws its window into a picture: JavaFX and ControlsFX work in the image as modules. An empty
# home shows what is left there: no native library is to be unpacked into it and loaded from where the user can write.
mkdir "$work/home" && cd "$work"
start JDK_JAVA_OPTIONS="-Duser.home=$work/home" "$packaging/start" "$work/image" --socket "$work/demo" >/dev/null ||
  fail "the window was not drawn: $(<"$work/errors")"
[[ -n $(find "$work" -maxdepth 1 -name '*.png' -size +10k) ]] || fail 'the picture of the window is missing'
[[ -z $(find "$work/home" -name '*.so') ]] || fail 'native libraries were unpacked into the home folder'
echo "jlink-smoke: $version, image of $(du -sh "$work/image" | cut -f 1)"
