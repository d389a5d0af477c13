#!/bin/bash
# The first process of a node, in namespaces of its own. It makes the node's file system, which is this machine's
# with a layer above it, starts containerd, the kubelet and kube-proxy there, and starts them again on request.
#   init.sh SETTINGS, a file that sets NODE, IPV4, IPV6, CGROUP, PROXY, PODS, BUILD, SCRIPTS and RUN
set -euo pipefail
# shellcheck source=/dev/null
. "$1"

DISK=$RUN/nodes/$NODE # survives a reboot
LOGS=$RUN/logs/$NODE
HIERARCHIES="cpu cpuacct cpuset memory devices freezer blkio pids systemd"

# /proc is still the machine's, so this is the process id by which the machine knows the node.
read -r pid _ </proc/self/stat
hostname "$NODE"

make_root() {
	local root=$1
	# The layer is in memory, because overlayfs cannot have it within what it covers.
	mount -t tmpfs tmpfs "$DISK/layer"
	mkdir "$DISK"/layer/{upper,work}
	mount -t overlay overlay -o "lowerdir=/,upperdir=$DISK/layer/upper,workdir=$DISK/layer/work" "$root"
	mount -t proc proc "$root/proc"
	mount --rbind /dev "$root/dev"
	mount -t sysfs sysfs "$root/sys"
	mount -t bpf bpf "$root/sys/fs/bpf"
	mount -t tmpfs -o mode=755 tmpfs "$root/run"
	mount -t tmpfs tmpfs "$root/tmp"
	mkdir -p "$root"/run/{lock,netns,services} "$root"/etc/{kubernetes/manifests,containerd,cni/net.d} \
		"$root"/opt/{build,run,scripts,variant,cni/bin} "$root"/var/lib/{containerd,kubelet,weft} "$root"/var/log/{pods,containers}
	bind "$BUILD" /opt/build
	bind "$BUILD/nodes/bin/$CGROUP" /opt/variant
	bind "$BUILD/nodes/bin/cni" /opt/cni/bin
	bind "$SCRIPTS" /opt/scripts
	bind "$RUN" /opt/run
	bind "$DISK/containerd" /var/lib/containerd
	bind "$DISK/kubelet" /var/lib/kubelet
	bind "$DISK/weft" /var/lib/weft
	bind "$DISK/cni" /etc/cni/net.d
}

bind() {
	mount --bind "$1" "$root$2"
}

# The machine's hierarchies, seen from the part that the node's cgroup namespace begins at.
mount_cgroups() {
	local root=$1 hierarchy
	if [ "$CGROUP" = cgroup2 ]; then
		mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
		mkdir "$root/sys/fs/cgroup/system"
		echo $$ >"$root/sys/fs/cgroup/system/cgroup.procs"
		return
	fi
	mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
	for hierarchy in $HIERARCHIES; do
		mkdir "$root/sys/fs/cgroup/$hierarchy"
		mount -t cgroup -o "${hierarchy/systemd/none,name=systemd}" cgroup "$root/sys/fs/cgroup/$hierarchy"
	done
	mkdir "$root/sys/fs/cgroup/unified"
	mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/unified"
}

# The kubelet would set these for the whole machine: it finds files that hold what it wants. And every start of a
# node has an id of its own.
shield_sysctls() {
	local root=$1 name value
	mkdir -p "$DISK/sysctl"
	while read -r name value; do
		echo "$value" >"$DISK/sysctl/${name//\//.}"
		bind "$DISK/sysctl/${name//\//.}" "/proc/sys/$name"
	done <<-END
		kernel/random/boot_id $(cat "$DISK/boot-id")
		vm/overcommit_memory 1
		vm/panic_on_oom 0
		kernel/panic 10
		kernel/panic_on_oops 1
		kernel/keys/root_maxkeys 1000000
		kernel/keys/root_maxbytes 25000000
	END
}

enter_root() {
	cd "$1"
	mkdir run/old
	pivot_root . run/old
	cd /
	umount -l /run/old
	rmdir /run/old
	# Mounts of containers and of the runtime reach each other, as on a node with systemd.
	mount --make-rshared /
}

write_identity() {
	printf '127.0.0.1 localhost\n::1 localhost\n%s %s\n' "$IPV4" "$NODE" >/etc/hosts
	echo "$NODE" >/etc/hostname
	: >/etc/resolv.conf
	rm -f /etc/machine-id
	md5sum <<<"$NODE" | cut -c -32 >/etc/machine-id
}

run_containerd() {
	exec containerd --config /opt/scripts/containerd.toml
}

run_kubelet() {
	exec kubelet --config=/opt/scripts/kubelet.yaml --kubeconfig="/opt/run/kubeconfigs/$NODE" --node-ip="$IPV4,$IPV6" \
		--hostname-override="$NODE" --v=2
}

run_kube-proxy() {
	exec kube-proxy --kubeconfig=/opt/run/kubeconfigs/kube-proxy --proxy-mode="$PROXY" --cluster-cidr="$PODS" \
		--hostname-override="$NODE" --conntrack-max-per-core=0 --bind-address=0.0.0.0
}

start() {
	"run_$1" >>"$LOGS/$1.log" 2>&1 &
	echo $! >"/run/services/$1"
}

import_images() {
	local image
	until ctr version >/dev/null 2>&1; do sleep 0.1; done
	for image in "$BUILD"/nodes/images/*.tar; do
		ctr --namespace k8s.io images import "$image" >>"$LOGS/import.log" 2>&1
	done
}

root=$DISK/root
make_root "$root"
mount_cgroups "$root"
shield_sysctls "$root"
enter_root "$root"
write_identity
BUILD=/opt/build RUN=/opt/run LOGS=/opt/run/logs/$NODE
export HOME=/root PATH=/opt/variant:/opt/build/nodes/bin:/opt/build/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mkfifo /run/services/requests
exec 3<>/run/services/requests
echo "$pid" >"/opt/run/nodes/$NODE/pid"
start containerd
import_images
start kubelet
start kube-proxy
# A name on the pipe is a service to start. Bash also reaps what shims leave.
while read -r service <&3; do start "$service"; done
