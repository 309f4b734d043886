# Sets CHROMIUM to a Chromium or Chrome for the tests of the web page. Sourced by ./verify.

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name"; then
      return 0
    fi
  done
  return 1
}

install_chromium() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "installing Debian's chromium for the tests of the web page" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update >/dev/null 2>&1
  apt-get -qq install --no-install-recommends -y chromium fonts-liberation >/dev/null 2>&1
}

CHROMIUM=$(find_chromium) || { install_chromium && CHROMIUM=$(find_chromium); } || {
  echo "Chromium is missing: install it (Debian: apt-get install chromium), or set CHROMIUM to a Chrome or Chromium." >&2
  exit 1
}
export CHROMIUM
