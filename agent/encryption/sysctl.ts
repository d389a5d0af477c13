import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AgentError, errorText } from "../lib/errors.ts";

/** In a container /proc/sys cannot be written; the chart mounts the node's beside it. */
const ROOTS = ["/host/proc/sys", "/proc/sys"];

/** Values of rp_filter; of "all" and of a device, the stricter one counts (Documentation/networking/ip-sysctl.rst). */
const REVERSE_PATH = { off: 0, loose: 2 } as const;

/**
 * On this device alone; whether the node forwards at all is for others to decide. Throws AgentError
 * "encryption_failed" if something has to be changed and cannot be.
 */
export function allowForwarding(device: string): void {
  const of = `net/ipv4/conf/${device}`;
  ensure(`${of}/forwarding`, 1);
  // What comes out of the tunnel may answer what went another way before the tunnel was there: never strictly.
  const isFiltered = read("net/ipv4/conf/all/rp_filter") !== REVERSE_PATH.off;
  ensure(`${of}/rp_filter`, isFiltered ? REVERSE_PATH.loose : REVERSE_PATH.off);
  // WireGuard has compared the source with its peer's addresses, none of which is this node's. Unless local ones are
  // accepted, the kernel looks for the way back as soon as there is any rule, for every packet (fib_validate_source).
  ensure(`${of}/accept_local`, 1);
}

function pathOf(name: string): string {
  return join(ROOTS.find((root) => existsSync(join(root, name))) ?? "/proc/sys", name);
}

function read(name: string): number {
  const path = pathOf(name);
  try {
    return Number(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new AgentError("encryption_failed", `${path} cannot be read: ${errorText(cause)}`, { cause });
  }
}

function ensure(name: string, wanted: number): void {
  if (read(name) === wanted) return;
  const path = pathOf(name);
  try {
    writeFileSync(path, String(wanted));
  } catch (cause) {
    throw new AgentError("encryption_failed", `${path} must be ${String(wanted)}: ${errorText(cause)}`, {
      cause,
    });
  }
}
