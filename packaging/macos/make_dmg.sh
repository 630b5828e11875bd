#!/usr/bin/env bash
# From dist/sgdesk.app to a disk image; signed and notarised where the identity is given.
#   SIGN_IDENTITY="Developer ID Application: …"  NOTARY_PROFILE=…  packaging/macos/make_dmg.sh 1.2.3
set -euo pipefail
cd "$(dirname "$0")/../.."
version=${1:?the version}
app=dist/sgdesk.app
image="dist/sgdesk-$version-macos-$(uname -m).dmg"

# From the inside out: each library by itself, each framework over its own, the program last. One
# signature over everything at once would put the program's entitlements on every library.
sign() {
    codesign --force --options runtime --timestamp --sign "$SIGN_IDENTITY" "$@"
}

is_code() {
    file --brief "$1" | grep --quiet "Mach-O"
}

if [ -n "${SIGN_IDENTITY:-}" ]; then
    while IFS= read -r -d "" each; do
        if is_code "$each"; then sign "$each"; fi
    done < <(find "$app/Contents/Frameworks" "$app/Contents/Resources" -type f -print0)
    while IFS= read -r -d "" each; do
        sign "$each"
    done < <(find "$app/Contents/Frameworks" -depth -type d -name "*.framework" -print0)
    sign --entitlements packaging/macos/entitlements.plist "$app/Contents/MacOS/sgdesk-cli"
    sign --entitlements packaging/macos/entitlements.plist "$app"
    codesign --verify --strict --verbose=2 "$app"
fi
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
ditto "$app" "$staging/sgdesk.app"
ln -s /Applications "$staging/Applications"
# What looks through new files for harm often has one open just then: "Resource busy".
for attempt in 1 2 3 4 5 6; do
    rm -f "$image"
    if hdiutil create -volname sgdesk -srcfolder "$staging" -format UDZO "$image"; then break; fi
    if [ "$attempt" = 6 ]; then exit 1; fi
    sleep 10
done
if [ -n "${SIGN_IDENTITY:-}" ]; then
    codesign --force --timestamp --sign "$SIGN_IDENTITY" "$image"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
