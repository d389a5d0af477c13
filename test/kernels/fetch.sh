#!/bin/bash
# fetch.sh META DIRECTORY: the newest kernel of a series of Debian's, unpacked, with an initramfs that boots it on the
# file system of this machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
meta=$1 directory=$2
newest() { apt-cache depends "$meta" 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[^ ]*\)$/\1/p' | head -1; }
package=$(newest)
if [ -z "$package" ]; then
	apt-get update -qq
	package=$(newest)
fi
[ -n "$package" ] || { echo "no kernel behind $meta" >&2; exit 1; }
[ "$(cat "$directory/package" 2>/dev/null)" = "$package" ] && exit 0
rm -rf "$directory"
mkdir -p "$directory/initramfs/modules"
cd "$directory"
apt-get download -qq "$package"
dpkg-deb -x "$package"_*.deb .
rm "$package"_*.deb
release=${package#linux-image-}
[ -d "lib/modules/$release" ] || release=$(ls lib/modules)
find lib/modules -name '*.ko.xz' -exec xz -d {} +
depmod -b "$PWD" "$release"
# What it takes to get at the real root, in the order of loading.
for module in virtio_pci virtiofs overlay; do
	modprobe -d "$PWD" -S "$release" --show-depends "$module" 2>/dev/null | sed -n 's/^insmod \([^ ]*\).*/\1/p'
done | awk '!seen[$0]++' | while read -r path; do
	cp "$path" initramfs/modules/
	basename "$path" >>initramfs/modules/order
done
touch initramfs/modules/order
mkdir -p initramfs/{bin,dev,proc,sys,host,new}
cp "$(command -v busybox)" initramfs/bin/busybox
cp "$here/init" initramfs/init
(cd initramfs && find . | cpio -o -H newc --quiet | gzip -1) >initramfs.gz
cp boot/vmlinuz-* vmlinuz
rm -rf boot initramfs usr
echo "$package" >package
