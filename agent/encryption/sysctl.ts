import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AgentError, errorText } from "../lib/errors.ts";

/** In a container /proc/sys cannot be written; the chart mounts the node's beside it. */
const ROOTS = ["/host/proc/sys", "/proc/sys"];

const LOOSE = 2;

/**
 * On this device alone; whether the node forwards at all is for others to decide. Throws AgentError
 * "encryption_failed" if something has to be changed and cannot be.
 */
export function allowForwarding(device: string): void {
  ensure(`net/ipv4/conf/${device}/forwarding`, 1);
  // What comes out of the tunnel may answer what went another way before the tunnel was there. The stricter one of
  // "all" and the device's own counts, and 2 is more than 1 (Documentation/networking/ip-sysctl.rst).
  ensure(`net/ipv4/conf/${device}/rp_filter`, LOOSE);
}

function ensure(name: string, wanted: number): void {
  const root = ROOTS.find((candidate) => existsSync(join(candidate, name))) ?? "/proc/sys";
  const path = join(root, name);
  try {
    if (Number(readFileSync(path, "utf8")) === wanted) return;
    writeFileSync(path, String(wanted));
  } catch (cause) {
    throw new AgentError("encryption_failed", `${path} must be ${String(wanted)}: ${errorText(cause)}`, {
      cause,
    });
  }
}
