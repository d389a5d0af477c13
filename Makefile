# Every target installs what it needs. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

ARCH := $(shell uname -m)
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
NPX := npx --no-install --loglevel=error
# Where agents of tests and benches find wireguard-go.
export PATH := $(CURDIR)/build/tools:$(PATH)

# What building takes, and what the checks and tests take besides.
BUILD_PACKAGES := bpftool clang-19 g++ gcc libbpf-dev libelf-dev make python3 zlib1g-dev
TEST_PACKAGES := clang-format-19 ethtool iproute2 iptables iputils-ping nftables openssl procps socat tcpdump util-linux \
	wireguard-tools
BENCH_PACKAGES := iperf3
KERNEL_PACKAGES := busybox-static cpio kmod qemu-system-common qemu-system-x86 xz-utils
IMAGE_PACKAGES := buildah debootstrap runc
NODES_PACKAGES := busybox-static conntrack libseccomp-dev patch pkg-config

BPF_CFLAGS := -g -O2 -target bpf -mcpu=v2 -Wall -Wextra -Werror -I/usr/include/$(ARCH)-linux-gnu -I.
BPF_OBJECTS := $(patsubst %,build/%.bpf.o,pod pod-without-conntrack socket stranded programs probe probe_conntrack)
NATIVE_SOURCES := $(filter-out native/shim_test.c,$(wildcard native/*.c))
CFLAGS := -g -Wall -Wextra -Werror -pthread -I.
# Not by `find`: the image is built in steps, the first of them without the folder.
AGENT_SOURCES := $(filter-out %.test.ts,$(wildcard agent/*.ts agent/*/*.ts agent/*/*/*.ts))
FUZZ_SOURCES := $(wildcard test/fuzz/*.c)
TRAFFIC_SOURCES := $(wildcard test/support/traffic/*.c)
NODE_IMAGES := $(patsubst %,build/nodes/images/%.tar,pause tools coredns)

ABI := agent/datapath/abi.gen.ts
PROTO := agent/api/weft.gen.js
C_FILES := $(wildcard bpf/*.[ch] native/*.[ch] native/testdata/*.c test/fuzz/*.[ch] test/support/traffic/*.[ch])

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

.PHONY: build
build: $(BPF_OBJECTS) build/libweft.so dist/.stamp ## Build the programs, the shim and the agent

.PHONY: check
check: build/.apt node_modules/.stamp build/abi.bpf.o ## Formatting, lint, types, and that generated files are fresh
	$(NPX) prettier --check --log-level=warn .
	clang-format-19 --dry-run --Werror $(C_FILES)
	$(NPX) eslint --max-warnings=0 .
	$(NPX) tsc --noEmit -p .
	$(NPX) knip --no-progress
	$(NPX) tsx bpf/generate-abi.ts build/abi.bpf.o build/abi.gen.ts
	diff -u $(ABI) build/abi.gen.ts
	$(call generate_proto,build/weft.gen.js)
	diff -u $(PROTO) build/weft.gen.js

.PHONY: test-unit
test-unit: node_modules/.stamp ## Tests that need neither root nor a kernel
	$(NPX) vitest run --project unit

.PHONY: test
test: build build/last-release/.stamp build/shim_test build/shim_test.bpf.o build/fuzz build/traffic build/bin/.stamp build/tools/wireguard-go build/.apt-kernels ## Everything; needs root
	$(NPX) tsx test/run.ts

.PHONY: test-levels
test-levels: build build/traffic build/bin/.stamp build/tools/wireguard-go ## The suites of semantics and conformance with --lb both, --lb socket, the short way, and encrypted; needs root
	$(NPX) vitest run --project both --project socket --project short --project encrypted

PACKETS ?= 10000000
SEED ?=

.PHONY: fuzz
fuzz: $(BPF_OBJECTS) build/fuzz ## Make PACKETS=N packets and judge what the programs do with them; needs root
	build/fuzz build/pod.bpf.o $(PACKETS) $(SEED)

SECONDS ?= 60

.PHONY: soak
soak: build build/traffic ## SECONDS=N of traffic, changes and restarts; needs root
	SOAK_SECONDS=$(SECONDS) $(NPX) vitest run --project soak

.PHONY: conformance
conformance: build build/traffic build/bin/.stamp ## Gateway API's TCPRoute and UDPRoute tests on Services, with a report; needs root
	$(NPX) tsx test/conformance/run.ts

.PHONY: test-kernels
test-kernels: build build/traffic $(if $(SUITE),build/bin/.stamp) build/.apt-kernels ## The core on Linux 6.1 and 6.12 under qemu (KERNELS=6.1), or SUITE=encrypted, all semantics; needs root
	$(NPX) tsx test/kernels/run.ts

MINUTES ?= 1

.PHONY: test-encryption
test-encryption: build build/traffic build/tools/wireguard-go ## What is on the wire between nodes, with MINUTES=N of churn; needs root
	CHURN_MINUTES=$(MINUTES) $(NPX) vitest run --project encryption

.PHONY: bench
bench: build build/traffic build/bin/.stamp build/.apt-bench ## Weft at each level and the real kube-proxy, as ratios to the pod's address; needs root
	$(NPX) tsx test/bench/run.ts

.PHONY: bench-encryption
bench-encryption: build build/traffic build/tools/wireguard-go build/.apt-bench ## Weft's tunnel as ratios to one by hand; needs root
	$(NPX) tsx test/bench/tunnel.ts

.PHONY: measure
measure: build build/traffic build/bin/.stamp build/tools/wireguard-go ## Time from a write to the kernel, and an agent's cost in a big cluster; needs root
	$(NPX) tsx test/measure/run.ts
	$(NPX) tsx test/measure/changes.ts
	$(NPX) tsx test/measure/peers.ts

.PHONY: demo
demo: build build/traffic ## Show the main job on real traffic; needs root
	$(NPX) tsx test/demo/demo.ts

.PHONY: demo-kubernetes
demo-kubernetes: build build/traffic build/bin/.stamp ## The same on a real Kubernetes API, by kubectl apply; needs root
	$(NPX) tsx test/demo/demo-kubernetes.ts

IMAGE ?= weft:latest
IMAGE_TOOL ?= $(firstword $(foreach tool,docker podman buildah,$(if $(shell command -v $(tool)),$(tool))))
IMAGE_BASE ?=

.PHONY: image
image: build/tools/wireguard-go ## Build the container image, as IMAGE=NAME:TAG, with docker, podman or buildah
	@[ -n "$(IMAGE_TOOL)" ] || { echo "docker, podman or buildah is needed to build an image" >&2; exit 1; }
	$(IMAGE_TOOL) build --file deploy/Dockerfile --tag $(IMAGE) $(if $(IMAGE_BASE),--build-arg BASE=$(IMAGE_BASE)) .

NODE_VERSION = $(shell sed -n 's/^ARG BASE=node:\([0-9.]*\)-.*/\1/p' deploy/Dockerfile)

.PHONY: test-image
test-image: build build/traffic build/tools/wireguard-go build/.apt-image ## Build the image without a registry, and run it as the DaemonSet does; needs root
	$(build_test_image)
	$(NPX) vitest run --project image

define build_test_image
buildah inspect localhost/weft-base:$(NODE_VERSION) >/dev/null 2>&1 \
	|| test/image/make-base.sh localhost/weft-base:$(NODE_VERSION) $(NODE_VERSION)
buildah build --isolation chroot --layers --quiet --file deploy/Dockerfile --tag localhost/weft:test \
	--build-arg BASE=localhost/weft-base:$(NODE_VERSION) .
endef

.PHONY: nodes
nodes: build/nodes/bin/.stamp $(NODE_IMAGES) build/nodes/images/weft.tar build/nodes/last-release.tar ## Build what real nodes run, with Weft's image

.PHONY: test-cluster
test-cluster: node_modules/.stamp nodes $(if $(SUITE),build/nodes/e2e/agnhost.tar) ## Weft on real nodes: CGROUP=hybrid CNI=bridge PROXY=iptables LB=packet ENCRYPTION=wireguard NODES=3; SUITE=kubernetes for its [sig-network]; needs root
	$(NPX) $(if $(SUITE),tsx test/nodes/e2e.ts,vitest run --project nodes)

.PHONY: demo-cluster
demo-cluster: node_modules/.stamp nodes ## The demo on real nodes, by kubectl and Helm; KEEP=1 leaves them for you until Ctrl-C; needs root
	$(NPX) tsx test/nodes/demo.ts

.PHONY: manifest
manifest: build/bin/.stamp ## Render deploy/weft.yaml from the chart
	build/bin/helm template weft deploy/chart --namespace weft-system --kube-version 1.36.0 \
		--set createNamespace=true >deploy/weft.yaml

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf build dist node_modules

# --- what the machine needs -------------------------------------------------

build/.apt-build: PACKAGES := $(BUILD_PACKAGES)
build/.apt: PACKAGES := $(TEST_PACKAGES)
build/.apt-image: PACKAGES := $(IMAGE_PACKAGES)
build/.apt-bench: PACKAGES := $(BENCH_PACKAGES)
build/.apt-kernels: PACKAGES := $(KERNEL_PACKAGES)
build/.apt-nodes: PACKAGES := $(NODES_PACKAGES)
build/.apt: build/.apt-build
build/.apt-nodes: build/.apt build/.apt-image
build/.apt-build build/.apt build/.apt-image build/.apt-bench build/.apt-kernels build/.apt-nodes: Makefile
	@mkdir -p build
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "installing" $$missing; \
		$(SUDO) apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -yqq --no-install-recommends $$missing >build/apt.log 2>&1 \
			|| { tail -20 build/apt.log; exit 1; }; \
	fi
	@command -v node >/dev/null || { echo "Node.js 20.19 or newer is needed" >&2; exit 1; }
	@touch $@

node_modules/.stamp: package.json package-lock.json | build/.apt-build
	@npm ci --no-audit --no-fund --loglevel=error >build/npm.log 2>&1 || { tail -20 build/npm.log; exit 1; }
	@touch $@

# --- what is built ----------------------------------------------------------

build/%.bpf.o: bpf/%.bpf.c $(wildcard bpf/*.h) | build/.apt-build
	clang-19 $(BPF_CFLAGS) -c $< -o $@

build/pod-without-conntrack.bpf.o: bpf/pod.bpf.c $(wildcard bpf/*.h) | build/.apt-build
	clang-19 $(BPF_CFLAGS) -DWITHOUT_CONNTRACK -c $< -o $@

build/shim_test.bpf.o: native/testdata/shim_test.bpf.c | build/.apt
	clang-19 $(BPF_CFLAGS) -c $< -o $@

build/libweft.so: $(NATIVE_SOURCES) $(wildcard native/*.h) | build/.apt-build
	gcc -O2 $(CFLAGS) -fPIC -shared -fvisibility=hidden -o $@ $(NATIVE_SOURCES) -lbpf

build/shim_test: $(wildcard native/*.[ch]) | build/.apt
	gcc -O1 $(CFLAGS) -fsanitize=address,undefined -fno-omit-frame-pointer -o $@ $(wildcard native/*.c) -lbpf

build/traffic: $(TRAFFIC_SOURCES) $(wildcard test/support/traffic/*.h) | build/.apt
	gcc -O2 $(CFLAGS) -o $@ $(TRAFFIC_SOURCES)

build/fuzz: $(FUZZ_SOURCES) test/fuzz/fuzz.h bpf/abi.h | build/.apt
	gcc -O2 $(CFLAGS) -o $@ $(FUZZ_SOURCES) -lbpf

build/bin/.stamp: test/kubernetes/go.mod test/kubernetes/go.sum test/kubernetes/install.sh | build/.apt
	@mkdir -p build/bin
	@test/kubernetes/install.sh build/bin
	@touch $@

build/nodes/bin/.stamp: test/nodes/install.sh test/nodes/cgroups.patch $(wildcard test/nodes/modules/*/go.*) build/bin/.stamp | build/.apt-nodes
	@test/nodes/install.sh build/nodes/bin
	@touch $@

$(NODE_IMAGES): test/nodes/images/make.sh test/nodes/images/pack.py build/nodes/bin/.stamp
	@test/nodes/images/make.sh $(basename $(notdir $@)) $@

build/nodes/e2e/agnhost.tar: test/nodes/images/make.sh test/nodes/images/pack.py build/nodes/bin/.stamp
	@test/nodes/install.sh build/nodes/bin e2e
	@test/nodes/images/make.sh agnhost $@

build/nodes/images/tools.tar: $(TRAFFIC_SOURCES) $(wildcard test/support/traffic/*.h)

# What deploy/Dockerfile copies.
build/nodes/images/weft.tar: Makefile deploy/Dockerfile package.json package-lock.json tsconfig.json tsconfig.build.json \
		build/tools/wireguard-go $(shell find agent bin bpf native -type f 2>/dev/null) | build/.apt-nodes
	$(build_test_image)
	@mkdir -p $(@D)
	@rm -f $@
	buildah push --quiet localhost/weft:test oci-archive:$@:localhost/weft:test

# The release before, as its commit builds it, for tests that upgrade: "VERSION COMMIT".
build/last-release/.stamp: test/last-release | build/.apt-build
	@rm -rf build/last-release && mkdir -p build/last-release
	read -r version commit <test/last-release; \
	git archive "$$commit" | tar --extract --directory build/last-release \
		|| { echo "commit $$commit of version $$version is needed: fetch the whole history" >&2; exit 1; }
	$(MAKE) --no-print-directory --directory build/last-release build
	@touch $@

# Its image, for nodes that are upgraded from it.
build/nodes/last-release.tar: build/last-release/.stamp build/nodes/images/weft.tar
	buildah build --isolation chroot --layers --quiet --file build/last-release/deploy/Dockerfile --tag localhost/weft:last \
		--build-arg BASE=localhost/weft-base:$(NODE_VERSION) build/last-release
	@rm -f $@
	buildah push --quiet localhost/weft:last oci-archive:$@:localhost/weft:last

build/tools/wireguard-go: test/wireguard/go.mod test/wireguard/go.sum
	@command -v go >/dev/null || { echo "Go 1.26 or newer is needed to build wireguard-go" >&2; exit 1; }
	@mkdir -p build/tools
	cd test/wireguard && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o ../../$@ golang.zx2c4.com/wireguard

$(ABI): build/abi.bpf.o bpf/generate-abi.ts node_modules/.stamp
	$(NPX) tsx bpf/generate-abi.ts $< $@

define generate_proto
$(NPX) pbjs -t static-module -w esm --no-verify --no-delimited --no-service -o $(1) agent/api/weft.proto
endef

$(PROTO): agent/api/weft.proto node_modules/.stamp
	$(call generate_proto,$@)
	$(NPX) pbts -o $(@:.js=.d.ts) $@

# tsc leaves .js files where they are; the generated codec goes along by hand.
dist/.stamp: $(ABI) $(PROTO) $(AGENT_SOURCES) tsconfig.json tsconfig.build.json
	$(NPX) tsc -p tsconfig.build.json
	@cp $(PROTO) dist/agent/api/
	@touch $@
