#!/bin/bash
# The first process of the guest: mounts what a node has, runs the tests, and ends the machine.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb
# Everything can be written to already, as the memory above the machine's files; what the machine runs is not ours.
mount -t tmpfs tmpfs /run
mkdir -p /dev/pts /dev/shm /run/netns
mount -t devpts devpts /dev/pts
mount -t bpf bpf /sys/fs/bpf
mount -t cgroup2 cgroup2 /sys/fs/cgroup
# As on a node of kubeadm's: kube-proxy cannot do without where pods are on a bridge.
modprobe br_netfilter
ip link set lo up
hostname guest
cd "$(dirname "$0")/../.." || exit 1
for argument in $(</proc/cmdline); do
	case "$argument" in
	weft.suite=*) suite=${argument#*=} ;;
	weft.files=*) IFS=, read -ra files <<<"${argument#*=}" ;;
	esac
done
if [ -n "${suite:-}" ]; then
	# nf_conntrack is a module here, and an agent with the chart's rights may not call it (agent/datapath/features.ts).
	# The suites prove what is to be had with it; the core proves the rest, with the chart's rights.
	export WEFT_TEST_RIGHTS=all
	# Everything takes some twenty times as long here. Two reporters: only the second tells why a hook failed, and does so in
	# lines of its own if it is not on a terminal.
	set -o pipefail
	WEFT_TEST_WORKERS=1 node_modules/.bin/vitest run "${files[@]}" --project "$suite" --reporter=tap-flat --reporter=default --testTimeout=1800000 --hookTimeout=1800000 2>&1 | cat
else
	node_modules/.bin/tsx test/kernels/guest.ts 2>&1
fi
echo "guest exit $?"
sync
echo o >/proc/sysrq-trigger
sleep 30
