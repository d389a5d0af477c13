import { join } from "node:path";

export const NETNS_DIRECTORY = "/run/netns";
export const BPFFS_DIRECTORY = "/sys/fs/bpf";

/** The top of the checkout. */
export const REPOSITORY = join(import.meta.dirname, "..", "..");
