# Sourced by the scripts beside it: finds a JDK of 25 or newer and exports JAVA_HOME.

is_new_enough() {
  [ -x "$1/bin/javac" ] || return 1
  version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
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
