#!/usr/bin/env bash
# Tries ./run and ./mvnw as newcomers meet them: on machines that lack things, in a qube, in dom0. Needs no network and installs
# nothing: what the scripts would call is played by programs in a folder of its own, and the only others on the PATH are
# the system's basic tools. Part of ./run test.
set -euo pipefail
project=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bash=$(command -v bash)
failures=0

# A copy without a build, in a folder whose name has a space.
copy="$work/a copy"
mkdir -p "$copy/src/main" "$work/tools" "$work/home"
cp -r "$project/run" "$project/mvnw" "$project/.mvn" "$project/pom.xml" "$project/packaging" "$copy"
for tool in bash basename cat cut dirname find flock grep gzip head id mkdir mktemp mv printf readlink rm sed sh sha512sum sort tar \
  touch; do
  ln -s "$(command -v "$tool")" "$work/tools/$tool"
done

# play NAME BODY: a program of that name for the machine that is tried.
play() { printf '#!%s\n%s\n' "$bash" "$2" >"$machine/bin/$1" && chmod +x "$machine/bin/$1"; }

# A new machine with nothing on it.
machine() {
  machine=$work/machine
  rm -rf "$machine"
  mkdir -p "$machine/bin" "$machine/jdks" "$machine/system/var/lib/apt/lists" "$machine/system/usr/share/fonts"
  play id 'echo 1000'
  play ldconfig 'echo'
}

has_apt() {
  touch "$machine/system/var/lib/apt/lists/some_Packages"
  play apt-get "echo \"apt-get \$*\" >>'$machine/called'; $1"
  play apt-cache "case \$2 in ${2:-none}) echo '  Candidate: 25.0.1' ;; *) echo '  Candidate: (none)' ;; esac"
}

has_libraries() {
  play ldconfig 'for l in libfreetype.so.6 libfontconfig.so.1 libpangoft2-1.0.so.0 libgtk-3.so.0 libXtst.so.6; do echo "$l (libc6) => x"; done'
  touch "$machine/system/usr/share/fonts/some.ttf"
}

# has_jdk NAME VERSION: a JDK that only says how it was called.
has_jdk() {
  mkdir -p "$machine/jdks/$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$machine/jdks/$1/release"
  printf '#!%s\necho "java of %s: ${*: -2}"\n' "$bash" "$1" >"$machine/jdks/$1/bin/java"
  cp "$machine/jdks/$1/bin/java" "$machine/jdks/$1/bin/javac"
  chmod +x "$machine/jdks/$1/bin/"*
}

has_build() {
  mkdir -p "$copy/target/lib"
  touch "$copy/target/qubes-torvm-manager.jar"
}

# on COMMAND...: calls it on the machine, without a terminal; keeps its output and exit code.
on() {
  code=0
  output=$(env -i HOME="$work/home" PATH="$machine/bin:$work/tools" TORVM_SYSTEM_ROOT="$machine/system" \
    TORVM_JDK_DIRS="$machine/jdks" MVNW_HOME="$machine/maven" "$@" 2>&1 </dev/null) || code=$?
}

# expect CODE TEXT...: what the last call must have returned and said; "!TEXT" must not be there.
expect() {
  local wanted=$1 text
  shift
  [[ $code == "$wanted" ]] || complain "returned $code, not $wanted"
  for text in "$@"; do
    if [[ $text == !* ]]; then
      [[ $output != *"${text#!}"* ]] || complain "said: ${text#!}"
    else
      [[ $output == *"$text"* ]] || complain "did not say: $text"
    fi
  done
}

complain() {
  failures=$((failures + 1))
  printf 'run-test: %s: %s\n%s\n' "$case" "$1" "$(sed 's/^/    /' <<<"$output")" >&2
}

case='a machine with nothing and no package of JDK 25 names the alternatives'
machine && has_apt 'exit 1'
on "$copy/run"
expect 2 'JDK 25' 'Temurin' 'sudo apt-get install --yes maven' '!GTK'
[[ ! -e $machine/called ]] || complain 'called apt-get'

case='a window needs GTK 3, and text needs fonts'
machine && has_apt 'exit 1' openjdk-25-jdk
on DISPLAY=:9 "$copy/run"
expect 2 'sudo apt-get install --yes openjdk-25-jdk' 'GTK 3' libxtst6 fonts-dejavu-core '!Temurin'
[[ ! -e $machine/called ]] || complain 'installed something without being asked'

case='a command for the terminal needs no GTK'
on DISPLAY=:9 "$copy/run" audit
expect 2 openjdk-25-jdk '!GTK' '!fonts-'

case='the newer name of the GTK package is used where there is one'
machine && has_apt 'exit 1' 'openjdk-25-jdk|libgtk-3-0t64'
on WAYLAND_DISPLAY=w "$copy/run"
expect 2 'libgtk-3-0t64'

case='Fedora has other names'
machine
play dnf 'exit 0'
on DISPLAY=:9 "$copy/run"
expect 2 'sudo dnf install --assumeyes java-25-openjdk-devel' 'gtk3 libXtst' 'dejavu-sans-fonts'

case='Fedora without the package of JDK 25'
machine
play dnf 'exit 1'
on "$copy/run" --version
expect 2 Temurin 'sudo dnf install --assumeyes maven'

case='a system with neither apt nor dnf'
machine
on "$copy/run" --version
expect 2 'Neither apt nor dnf'

case='root in CI installs without a question'
machine && has_apt "touch '$machine/system/usr/share/fonts/some.ttf'" openjdk-25-jdk
play id 'echo 0'
on CI=true "$copy/run" test
expect 2 'still missing'
grep -q 'apt-get install --yes openjdk-25-jdk maven libfreetype6' "$machine/called" || complain 'did not call apt-get as root in CI'

case='root without CI and without a terminal installs nothing'
rm "$machine/called"
on "$copy/run" test
expect 2 '      apt-get install --yes openjdk-25-jdk'
[[ ! -e $machine/called ]] || complain 'called apt-get'

case='without the lists of packages apt is said to know nothing'
machine && has_apt 'exit 1'
rm "$machine/system/var/lib/apt/lists/some_Packages"
on "$copy/run"
expect 2 'apt-get update'

case='nothing is installed in a qube'
machine && has_apt 'exit 1' openjdk-25-jdk
mkdir -p "$machine/system/usr/share/qubes" && touch "$machine/system/usr/share/qubes/marker-vm"
play id 'echo 0'
on CI=true "$copy/run"
expect 2 'in the template'
[[ ! -e $machine/called ]] || complain 'called apt-get'

case='an older or a newer JDK does not count'
machine && has_apt 'exit 1' openjdk-25-jdk
has_jdk seventeen 17.0.15 && has_jdk other 250.1 && has_jdk next 26
has_build
on JAVA_HOME="$machine/jdks/seventeen" "$copy/run" --version
expect 2 openjdk-25-jdk '!maven'

case='what is built is started without Maven, whatever JAVA_HOME says'
has_jdk right 25.0.3
on JAVA_HOME="$machine/jdks/seventeen" "$copy/run" --version
expect 0 'java of right: org.torvm.app.Main --version' '!building'

case='through a symbolic link, from elsewhere'
ln -sf "../a copy/run" "$work/home/torvm"
on sh -c 'cd / && "$1" audit' sh "$work/home/torvm"
expect 0 'java of right: org.torvm.app.Main audit'

case='without a JDK dom0 starts the image'
machine
mkdir -p "$machine/system/etc" "$machine/system/var/run" && touch "$machine/system/etc/qubes-release" "$machine/system/var/run/qubesd.sock"
play apt-get 'exit 1'
on "$copy/run" audit
expect 2 'this is dom0' 'no Java 25'
mkdir -p "$copy/target/image/bin"
printf '#!%s\necho "the image: ${*: -2}"\n' "$bash" >"$copy/target/image/bin/java" && chmod +x "$copy/target/image/bin/java"
on "$copy/run" audit
expect 0 'the image: org.torvm.app.Main audit'

case='dom0 builds and tests nothing'
rm -r "$copy/target"
on "$copy/run" audit
expect 2 'this is dom0' 'Build in another qube'
for command in test bench pictures format; do
  on "$copy/run" "$command"
  expect 2 'this is dom0'
done

case='mvnw without any Maven says what to install'
machine
on "$copy/mvnw" -v
expect 1 'Install the package "maven"'

case='mvnw goes on with an installed Maven that is new enough'
play mvn '[[ $* != *--version* ]] || { echo "Apache Maven 3.8.7 (x)"; exit 0; }; [[ $* != *:copy* ]] || exit 1; echo "installed mvn $*"'
on "$copy/mvnw" -v
expect 0 'installed mvn -v' 'going on with the installed 3.8.7'

case='mvnw does not go on with an older one'
play mvn '[[ $* != *--version* ]] || { echo "Apache Maven 3.6.3 (x)"; exit 0; }; exit 1'
on "$copy/mvnw" -v
expect 1 'could not be fetched'

case='mvnw refuses an archive that was tampered with'
play mvn '[[ $* != *:copy* ]] || echo other >apache-maven-3.9.11-bin.tar.gz'
on "$copy/mvnw" -v
expect 1 'does not have the pinned checksum' '!installed mvn'
[[ -z $(find "$machine/maven" -name 'mvn' -o -name '.unpacking*') ]] || complain 'left something behind'

if [[ $failures -gt 0 ]]; then
  echo "run-test: $failures failed" >&2
  exit 1
fi
echo 'run-test: ./run and ./mvnw do as they say'
