#!/bin/sh
# Puts sgdesk into the menu of one account, where it lies; "./install.sh --remove" takes it out again.
# Your organisation files are not touched by either.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
entry="$data/applications/org.sgdesk.sgdesk.desktop"
kind="$data/mime/packages/org.sgdesk.sgdesk.xml"
icon="$data/icons/hicolor/scalable/apps/org.sgdesk.sgdesk.svg"
command="$HOME/.local/bin/sgdesk"

refresh() {
    if command -v update-mime-database > /dev/null; then update-mime-database "$data/mime" || true; fi
    if command -v update-desktop-database > /dev/null; then update-desktop-database "$data/applications" || true; fi
}

if [ "${1:-}" = "--remove" ]; then
    rm -f "$entry" "$kind" "$icon"
    if [ -L "$command" ]; then rm -f "$command"; fi
    refresh
    echo "sgdesk is out of the menu. The program is still in $here; remove that folder too."
    exit 0
fi
mkdir -p "$data/applications" "$data/mime/packages" "${icon%/*}" "${command%/*}"
if [ -e "$command" ] && [ ! -L "$command" ]; then
    echo "$command is another program, and stays as it is."
else
    ln -sf "$here/sgdesk" "$command"
fi
# A path may hold a space, a sign of sed's or a quotation mark, so the line is made by awk.
PROGRAM=$here/sgdesk awk '
    function quoted(text) { gsub(/["`$\\]/, "\\\\&", text); gsub(/%/, "%%", text); return "\"" text "\"" }
    /^TryExec=/ { next }
    /^Exec=/ { print "Exec=" quoted(ENVIRON["PROGRAM"]) " %f"; next }
    { print }
' "$here/share/org.sgdesk.sgdesk.desktop" > "$entry"
cp "$here/share/org.sgdesk.sgdesk.xml" "$kind"
cp "$here/share/org.sgdesk.sgdesk.svg" "$icon"
refresh
echo "sgdesk is in the menu now. It opens files that end in .sgdesk."
