#!/bin/bash
# The real Kubernetes programs that tests use, into DIRECTORY: taken from KUBEBUILDER_ASSETS or
# PATH where they are there, else built from the modules of go.mod. And the Gateway API's CRDs.
set -euo pipefail

directory=$(realpath "$1")
cd "$(dirname "$0")"

declare -A packages=(
	[etcd]=go.etcd.io/etcd/server/v3
	[helm]=helm.sh/helm/v3/cmd/helm
	[kube-apiserver]=k8s.io/kubernetes/cmd/kube-apiserver
	[kube-proxy]=k8s.io/kubernetes/cmd/kube-proxy
	[kubectl]=k8s.io/kubernetes/cmd/kubectl
)
gateway_api=sigs.k8s.io/gateway-api@v1.6.3

need_go() {
	command -v go >/dev/null || { echo "Go 1.26 or newer is needed, or KUBEBUILDER_ASSETS with $1" >&2; exit 1; }
}

build() {
	need_go "$1"
	local version=v1.36.3 minor
	minor=$(cut -d. -f2 <<<"$version")
	local of=k8s.io/component-base/version
	echo "building $1 from its Go module; the first time takes minutes"
	go build -trimpath -ldflags "-s -w -X $of.gitVersion=$version -X $of.gitMajor=1 -X $of.gitMinor=$minor" \
		-o "$directory/$1" "${packages[$1]}"
}

for program in "${!packages[@]}"; do
	[ -e "$directory/$program" ] && continue
	found=${KUBEBUILDER_ASSETS:-/nonexistent}/$program
	[ -x "$found" ] || found=$(command -v "$program" || true)
	if [ -n "$found" ]; then
		ln -s "$found" "$directory/$program"
	else
		build "$program"
	fi
done

need_go "the Gateway API's CRDs"
module=$(go mod download -json "$gateway_api" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
rm -rf "$directory/gateway-api"
cp -r "$module/config/crd" "$directory/gateway-api"
chmod -R u+w "$directory/gateway-api"
find "$directory/gateway-api" -name kustomization.yaml -delete
