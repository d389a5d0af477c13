import { existsSync } from "node:fs";
import { join } from "node:path";

export const NETNS_DIRECTORY = "/run/netns";
export const BPFFS_DIRECTORY = "/sys/fs/bpf";

/** Where cgroup2 is mounted: on a hybrid host, beside the controllers of v1. */
export const CGROUP_DIRECTORY = existsSync("/sys/fs/cgroup/unified")
  ? "/sys/fs/cgroup/unified"
  : "/sys/fs/cgroup";

/** The top of the checkout. */
export const REPOSITORY = join(import.meta.dirname, "..", "..");
