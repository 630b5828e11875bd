#!/usr/bin/env bash
# Lets the archive prove itself on a Debian 12 that has no Python, with what docs/install.md says to install.
#   packaging/linux/try_bare.sh dist/sgdesk-1.2.3-linux-x86_64.tar.gz
set -euo pipefail
archive=$(realpath "${1:?the archive}")
docker run --rm --network bridge --volume "$archive:/sgdesk.tar.gz:ro" debian:12-slim sh -euc '
    apt-get update -qq
    apt-get install -qq --yes --no-install-recommends libegl1 libgl1 libfontconfig1 libdbus-1-3 > /dev/null
    if command -v python3; then echo "There is a Python here."; exit 1; fi
    mkdir /opt/sgdesk
    tar --extract --gzip --file /sgdesk.tar.gz --directory /opt/sgdesk --strip-components 1
    SGDESK_HOME=$(mktemp -d) QT_QPA_PLATFORM=offscreen /opt/sgdesk/sgdesk self-test
'
