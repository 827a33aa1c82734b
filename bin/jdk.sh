# Sourced by the scripts beside it: finds a JDK of 25 or newer and exports JAVA_HOME.

is_new_enough() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] || return 1
  # Written beside every JDK; asking javac itself costs each command a third of a second.
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || true
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 25 ]
}

find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/*; do
    if is_new_enough "$home"; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  echo "ilwon needs a JDK of 25 or newer: install one (e.g. https://adoptium.net) or set JAVA_HOME" >&2
  exit 1
}

cd "$(dirname "$0")/.." && find_jdk
