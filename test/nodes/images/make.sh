#!/bin/bash
# Makes an image that nodes import, as an OCI archive, from the programs in build/nodes/bin and from Debian. Its names
# are those that manifests and Kubernetes' tests ask for.
#   make.sh pause|tools|coredns|agnhost ARCHIVE
set -euo pipefail

image=$1
archive=$(realpath -m "$2")
cd "$(dirname "$0")/../../.."
programs=build/nodes/bin
registry=registry.k8s.io/e2e-test-images
work=$(mktemp -d)
root=$work/root
trap 'rm -rf "$work"' EXIT

pack() { # OPTIONS...
	mkdir -p "$(dirname "$archive")"
	test/nodes/images/pack.py "$work/archive.tar" "$root" --architecture "$(dpkg --print-architecture)" "$@"
	mv "$work/archive.tar" "$archive"
}

kubernetes() { # prints the folder of Kubernetes' sources
	(cd test/nodes/modules/kubernetes && go list -m -f '{{.Dir}}' k8s.io/kubernetes)
}

make_pause() {
	mkdir "$root"
	gcc -Os -static -DVERSION=1 -o "$root/pause" "$(kubernetes)/build/pause/linux/pause.c"
	pack --name localhost/pause:1 registry.k8s.io/pause:3.10.2 --entrypoint /pause
}

# busybox and the tests' own traffic program.
make_tools() {
	mkdir -p "$root"/{bin,etc,tmp,root}
	cp /bin/busybox "$root/bin/"
	chroot "$root" /bin/busybox --install -s /bin
	gcc -O2 -static -pthread -I. -o "$root/bin/traffic" test/support/traffic/*.c
	printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$root/etc/passwd"
	chmod 1777 "$root/tmp"
	pack --name localhost/tools:1 "$registry/busybox:1.37.0-1" --command /bin/sleep infinity
}

make_coredns() {
	mkdir "$root"
	cp "$programs/coredns" "$root/"
	pack --name localhost/coredns:1 --entrypoint /coredns
}

# What Kubernetes' tests run in pods, with the programs that they call by name.
make_agnhost() {
	local porter include=ca-certificates,curl,wget,bind9-dnsutils,netcat-openbsd,iproute2,iptables,procps
	debootstrap --variant=minbase --include=$include bookworm "$root" >"$work/log" || { tail -20 "$work/log" >&2; exit 1; }
	rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale,info} "$root"/dev/*
	porter=$(kubernetes)/test/images/agnhost/porter
	cp "$programs/agnhost" "$porter/localhost.crt" "$porter/localhost.key" "$root/"
	ln -s agnhost "$root/agnhost-2"
	mkdir "$root/uploads"
	chroot "$root" groupadd --gid 50000 group-defined-in-image
	chroot "$root" useradd --uid 1000 --groups group-defined-in-image user-defined-in-image
	pack --name "$registry/agnhost:2.63.0" "$registry/glibc-dns-testing:2.0.0" --entrypoint /agnhost --command pause
}

"make_$image"
