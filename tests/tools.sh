# Where the tools of the tests are, and how to get them. Read by tests/install and tests/run.

HOW_CHROMIUM="Install it as root ('apt-get install chromium'), or name a Chrome or Chromium: CHROMIUM=/path/to/it tests/run"
HOW_FIREFOX="Install it as root ('apt-get install firefox-esr'), or name one: FIREFOX=/path/to/it tests/run"
HOW_NODE="Node 20 or newer with npm, from https://nodejs.org or the system's packages; it is needed for tests only."
HOW_CARGO="Rust 1.89 or newer, from https://rustup.rs; it comes with cargo."

# The first of these programs that is there.
find_program() {
  local name
  for name in "$@"; do
    command -v "$name" 2> /dev/null && return 0
  done
  return 0
}

find_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then echo "$CHROMIUM"; else find_program chromium chromium-browser google-chrome; fi
}

find_firefox() {
  if [ -n "${FIREFOX:-}" ]; then echo "$FIREFOX"; else find_program firefox-esr firefox; fi
}

has_node() {
  command -v node > /dev/null && command -v npm > /dev/null &&
    [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge 20 ]
}
