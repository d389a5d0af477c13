#!/bin/sh
# Runs a command as the chart's container runs the agent: the file system read-only but for the
# DIRECTORIES, no setting of the kernel writable, the CAPABILITIES granted and no others.
#   chart-form.sh CAPABILITIES [--tunnel FOLDER] DIRECTORY... -- COMMAND...
# With --tunnel, as where the chart encrypts: the node's /proc/sys/net is writable below /host, and wg(8) and
# wireguard-go meet in FOLDER.
# Needs a mount namespace of its own (unshare --mount).
set -eu
capabilities=$1
shift
tunnel=
if [ "$1" = --tunnel ]; then
	tunnel=$2
	shift 2
	mkdir -p "$tunnel" /var/run/wireguard
	mount --bind "$tunnel" /var/run/wireguard
fi
while [ "$1" != -- ]; do
	mkdir -p "$1"
	mount --bind "$1" "$1"
	shift
done
shift
root=/
if [ -n "$tunnel" ]; then
	# Where /host can be made, and what it has is not the machine's.
	root=/mnt
	mount -t tmpfs root "$root"
	mkdir -p "$root/host/proc/sys/net"
	mount --bind /proc/sys/net "$root/host/proc/sys/net"
fi
# The namespaces of pods, which the chart mounts with the capability to enter them only.
case $capabilities in
*sys_admin*) ;;
*) [ ! -d /run/netns ] || mount -t tmpfs tmpfs /run/netns ;;
esac
# /proc is not remounted: the runtime leaves it writable too, but for its settings.
mount --bind /proc/sys /proc/sys
mount -o remount,bind,ro /proc/sys
for point in / /sys /sys/fs/cgroup "$(findmnt --noheadings --output TARGET --types cgroup2 | tail -1)"; do
	mountpoint -q "$point" && mount -o remount,bind,ro "$point"
done
if [ -n "$tunnel" ]; then
	for entry in /*; do
		if [ "$entry" = "$root" ]; then
			mkdir "$root$entry"
		elif [ -L "$entry" ]; then
			cp -P "$entry" "$root$entry"
		elif [ -d "$entry" ]; then
			mkdir -p "$root$entry"
			# Read-only, and propagated, as what it copies.
			mount --rbind "$entry" "$root$entry"
		fi
	done
	mount -o remount,bind,ro "$root"
fi
exec chroot "$root" setpriv --bounding-set "$capabilities" --inh-caps -all --no-new-privs "$@"
