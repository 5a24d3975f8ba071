#!/bin/sh
# Draws a picture of each page, as high as the page is, and writes down which
# pages they were drawn from.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

browse() {
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
		--disable-background-networking --user-data-dir="$scratch/profile" "$@" 2>/dev/null
}

for name in amended post reply; do
	{ cat "$name.html"; echo '<script>onload = () => { document.title = document.documentElement.offsetHeight }</script>'; } >"$scratch/measured.html"
	height=$(browse --window-size=760,100 --dump-dom "file://$scratch/measured.html" | sed -n 's,.*<title>\([0-9]*\)</title>.*,\1,p')
	browse --window-size="760,$height" --force-device-scale-factor=1.75 --screenshot="$PWD/$name.png" "file://$PWD/$name.html"
done
sha256sum amended.html amended.png post.html post.png reply.html reply.png >drawn.sha256
