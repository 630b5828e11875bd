#!/usr/bin/env bash
# From dist/sgdesk.app to a disk image; signed and notarised where the identity is given.
#   SIGN_IDENTITY="Developer ID Application: …"  NOTARY_PROFILE=…  packaging/macos/make_dmg.sh 0.1.0
set -euo pipefail
cd "$(dirname "$0")/../.."
version=${1:?the version}
image="dist/sgdesk-$version-$(uname -m).dmg"

if [ -n "${SIGN_IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp \
        --entitlements packaging/macos/entitlements.plist --sign "$SIGN_IDENTITY" dist/sgdesk.app
fi
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
ditto dist/sgdesk.app "$staging/sgdesk.app"
ln -s /Applications "$staging/Applications"
rm -f "$image"
hdiutil create -volname sgdesk -srcfolder "$staging" -format UDZO "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
