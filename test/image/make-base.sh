#!/bin/sh
# Makes the image NAME that deploy/Dockerfile can be built on where no registry of images is in reach: Debian
# with Node.js at the places where the official image has it, from the packages of Debian and of npm.
set -eu
name=$1
node=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

debootstrap --variant=minbase --include=ca-certificates bookworm "$work/root" >"$work/log" || {
	tail -20 "$work/log" >&2
	exit 1
}
(cd "$work" && npm pack --silent "node-linux-$(dpkg --print-architecture | sed 's/amd64/x64/')@$node" npm@11 >"$work/packed")
cd "$work/root/usr/local"
tar -xzf "$work/$(sed -n 1p "$work/packed")" --strip-components=1 package/bin package/include
mkdir -p lib/node_modules/npm
tar -xzf "$work/$(sed -n 2p "$work/packed")" --strip-components=1 -C lib/node_modules/npm
ln -s ../lib/node_modules/npm/bin/npm-cli.js bin/npm
ln -s ../lib/node_modules/npm/bin/npx-cli.js bin/npx
chmod +x bin/node lib/node_modules/npm/bin/npm-cli.js lib/node_modules/npm/bin/npx-cli.js
# Packages come from where this machine gets them, trusted as it trusts them.
cp /etc/ssl/certs/ca-certificates.crt "$work/root/etc/ssl/certs/"
cp -r /etc/apt/sources.list* "$work/root/etc/apt/"

container=$(buildah from scratch)
buildah add --quiet "$container" "$work/root" / >/dev/null
buildah config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$container"
buildah commit --quiet --rm "$container" "$name" >/dev/null
