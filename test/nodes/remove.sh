#!/bin/bash
# Ends the processes of a run and removes its cgroups, network namespaces and folder. Mounts go with the processes.
# The logs of the last run stay, as `logs` beside the folder of all runs.
#   remove.sh NAME FOLDER
set -uo pipefail
name=$1
folder=$2

cgroups() {
	find /sys/fs/cgroup -mindepth 1 -maxdepth 2 -type d -name "$name-*" 2>/dev/null
}

is_populated() {
	[ -f "$1/cgroup.events" ] && grep -q '^populated 1' "$1/cgroup.events"
}

end_processes() {
	local cgroup
	for cgroup in $(cgroups); do
		[ ! -f "$cgroup/cgroup.kill" ] || echo 1 >"$cgroup/cgroup.kill"
	done
	for cgroup in $(cgroups); do
		while is_populated "$cgroup"; do sleep 0.1; done
	done
}

# The kernel takes a moment to let go of a cgroup whose last process has ended.
remove_cgroups() {
	local cgroup
	for _ in $(seq 50); do
		for cgroup in $(cgroups); do
			find "$cgroup" -depth -type d -exec rmdir {} \; 2>/dev/null
		done
		[ -n "$(cgroups)" ] || return 0
		sleep 0.1
	done
	echo "cgroups that cannot be removed:" $(cgroups) >&2
	return 1
}

end_processes
for netns in /run/netns/"$name"-*; do
	[ ! -e "$netns" ] || ip netns del "${netns##*/}"
done
remove_cgroups
status=$?
if [ -d "$folder/logs" ]; then
	rm -rf "$folder/../../logs"
	mv "$folder/logs" "$folder/../../logs"
fi
rm -rf "$folder"
exit "$status"
