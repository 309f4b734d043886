# Puts nginx on the PATH for the scenarios on a cluster. Sourced by ./verify --cluster.

PATH=$PATH:/usr/sbin

install_nginx() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "installing Debian's nginx for the scenarios on a cluster" >&2
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 # in this runlevel no service is started
  apt-get -qq update >/dev/null 2>&1
  apt-get -qq install --no-install-recommends -y nginx >/dev/null 2>&1
}

command -v nginx >/dev/null || { install_nginx && command -v nginx >/dev/null; } || {
  echo "nginx is missing: install it (Debian: apt-get install nginx) and put it on the PATH." >&2
  exit 1
}
