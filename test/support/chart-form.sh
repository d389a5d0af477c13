#!/bin/sh
# Runs a command as the chart's container runs the agent: the file system read-only but for the
# DIRECTORIES, no setting of the kernel writable, the CAPABILITIES granted and no others.
#   chart-form.sh CAPABILITIES DIRECTORY... -- COMMAND...
# Needs a mount namespace of its own (unshare --mount).
set -eu
capabilities=$1
shift
while [ "$1" != -- ]; do
	mkdir -p "$1"
	mount --bind "$1" "$1"
	shift
done
shift
# /proc is not remounted: the runtime leaves it writable too, but for its settings.
mount --bind /proc/sys /proc/sys
mount -o remount,bind,ro /proc/sys
for point in / /sys /sys/fs/cgroup "$(findmnt --noheadings --output TARGET --types cgroup2 | tail -1)"; do
	mountpoint -q "$point" && mount -o remount,bind,ro "$point"
done
exec setpriv --bounding-set "$capabilities" --inh-caps -all --no-new-privs "$@"
