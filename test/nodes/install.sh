#!/bin/bash
# Builds what a real node and its control plane run, from Go modules, into DIRECTORY: programs that all nodes share,
# CNI plugins in cni/, and in hybrid/ and cgroup2/ the kubelet and runc for nodes with that kind of cgroups.
#   install.sh DIRECTORY [e2e]: with e2e, Kubernetes' end-to-end tests and what they run in pods, nothing else
set -euo pipefail

directory=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
command -v go >/dev/null || { echo "Go 1.26 or newer is needed to build Kubernetes' programs" >&2; exit 1; }
mkdir -p "$directory"/{cni,hybrid,cgroup2}

# The version of MODULE that the module in the current folder requires.
version() {
	go list -m -f '{{.Version}}' "$1"
}

# Runs `go COMMAND...` for OUTPUT, unless it is newer than what decides about it.
make_newer() {
	local output=$directory/$1
	shift
	[ ! "$output" -nt go.mod ] || [ ! "$output" -nt "$here/cgroups.patch" ] || return 0
	echo "building ${output#"$directory/"} from its Go module; the first time takes minutes"
	go "$@" -o "$output" "${flags[@]}" "$package"
}

build() { # OUTPUT PACKAGE
	package=$2 make_newer "$1" build
}

# The same with the patched github.com/opencontainers/cgroups, without a change of go.mod.
build_patched() { # OUTPUT PACKAGE
	local module=github.com/opencontainers/cgroups work
	[ ! "$directory/$1" -nt go.mod ] || [ ! "$directory/$1" -nt "$here/cgroups.patch" ] || return 0
	work=$(mktemp -d)
	cp -r "$(go list -m -f '{{.Dir}}' $module)" "$work/cgroups"
	chmod -R u+w "$work/cgroups"
	patch --quiet --directory "$work/cgroups" --strip 1 <"$here/cgroups.patch"
	cp go.sum "$work/go.sum"
	{ cat go.mod; echo "replace $module => $work/cgroups"; } >"$work/go.mod"
	package=$2 make_newer "$1" build -modfile "$work/go.mod"
	rm -rf "$work"
}

kubernetes_flags() {
	local v package=k8s.io/component-base/version
	v=$(version k8s.io/kubernetes)
	flags=(-trimpath -ldflags "-s -w -X $package.gitVersion=$v -X $package.gitMajor=1 -X $package.gitMinor=$(cut -d. -f2 <<<"$v")")
}

build_kubernetes() {
	kubernetes_flags
	build kube-controller-manager k8s.io/kubernetes/cmd/kube-controller-manager
	build kube-scheduler k8s.io/kubernetes/cmd/kube-scheduler
	build hybrid/kubelet k8s.io/kubernetes/cmd/kubelet
	build_patched cgroup2/kubelet k8s.io/kubernetes/cmd/kubelet
}

build_e2e() {
	kubernetes_flags
	package=k8s.io/kubernetes/test/e2e make_newer e2e.test test -c
	flags=(-trimpath -ldflags "-s -w")
	CGO_ENABLED=0 build agnhost k8s.io/kubernetes/test/images/agnhost
}

build_containerd() {
	local v package=github.com/containerd/containerd/v2 program
	v=$(version $package)
	flags=(-trimpath -tags "no_btrfs no_zfs no_devmapper" -ldflags "-s -w -X $package/version.Version=${v#v}")
	for program in containerd ctr containerd-shim-runc-v2; do
		CGO_ENABLED=0 build $program github.com/containerd/containerd/v2/cmd/$program
	done
}

build_runc() {
	local v package=github.com/opencontainers/runc
	v=$(version $package)
	flags=(-trimpath -tags seccomp -ldflags "-s -w -X main.version=${v#v}")
	build hybrid/runc github.com/opencontainers/runc
	build_patched cgroup2/runc github.com/opencontainers/runc
}

build_cni() {
	local plugin
	flags=(-trimpath -ldflags "-s -w")
	for plugin in main/bridge main/ptp main/loopback ipam/host-local meta/portmap meta/bandwidth; do
		CGO_ENABLED=0 build "cni/${plugin##*/}" github.com/containernetworking/plugins/plugins/$plugin
	done
}

build_coredns() {
	flags=(-trimpath -ldflags "-s -w")
	CGO_ENABLED=0 build coredns github.com/coredns/coredns
}

if [ "${2-}" = e2e ]; then
	cd "$here/modules/kubernetes" && build_e2e
	exit
fi
for family in kubernetes containerd runc cni coredns; do
	cd "$here/modules/$family"
	"build_$family"
done
