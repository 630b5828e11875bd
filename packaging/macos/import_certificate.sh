#!/usr/bin/env bash
# The certificate for signing, into a keychain of this job alone; nothing where there is none.
#   CERTIFICATE (a .p12 in base64), CERTIFICATE_PASSWORD; for notarising NOTARY_APPLE_ID, NOTARY_TEAM, NOTARY_PASSWORD
set -euo pipefail
if [ -z "${CERTIFICATE:-}" ]; then
    echo "There is no certificate here: the program stays unsigned."
    exit 0
fi
keychain="${RUNNER_TEMP:?}/signing.keychain-db"
password=$(openssl rand -hex 24)
kept="$RUNNER_TEMP/certificate.p12"
trap 'rm -f "$kept"' EXIT
printf '%s' "$CERTIFICATE" | base64 --decode > "$kept"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$kept" -P "$CERTIFICATE_PASSWORD" -f pkcs12 -T /usr/bin/codesign -k "$keychain"
security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"/\1/p' | head -1)
echo "SIGN_IDENTITY=$identity" >> "${GITHUB_ENV:?}"
if [ -n "${NOTARY_PASSWORD:-}" ]; then
    xcrun notarytool store-credentials sgdesk --keychain "$keychain" \
        --apple-id "$NOTARY_APPLE_ID" --team-id "$NOTARY_TEAM" --password "$NOTARY_PASSWORD"
    echo "NOTARY_PROFILE=sgdesk" >> "$GITHUB_ENV"
fi
