import { spawn } from "node:child_process";
import { closeSync, constants, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Exec } from "../host/exec.ts";
import { errorText } from "../lib/errors.ts";
import type { EncryptionOptions } from "./options.ts";

/** Where wg(8) and wireguard-go meet; neither can be given another place. */
const SOCKET_FOLDER = "/var/run/wireguard";

/** A FIFO that bin/weft-wireguard-go reads: one name of a device per line. */
export const REQUESTS = "requests";

/** A start of wireguard-go. */
interface Start {
  /** Whether it has failed already. */
  readonly hasFailed: boolean;
  /** Ends the sentence "this kernel has no WireGuard, and ...". */
  readonly failure: string;
}

/** WireGuard where the kernel has none: one process of wireguard-go per device. */
export interface UserSpace {
  /** Runs wg(8) where it finds the sockets of wireguard-go. */
  readonly exec: Exec;
  start(device: string): Start;
}

export function userSpaceOf(
  { wireguardGo }: Pick<EncryptionOptions, "wireguardGo">,
  runDir: string,
  exec: Exec,
): UserSpace {
  return wireguardGo === "external" ? external(exec) : spawned(socketFolder(runDir), exec);
}

/** Control sockets of wireguard-go, and its logs where the agent spawns it. */
export function socketFolder(runDir: string): string {
  return join(runDir, "wireguard");
}

/** By weft-wireguard-go, a process of its own: in a container, wireguard-go would end with the agent's. */
function external(exec: Exec): UserSpace {
  return { exec, start: requestStart };
}

function requestStart(device: string): Start {
  const path = join(SOCKET_FOLDER, REQUESTS);
  try {
    // Fails at once if no process reads.
    const requests = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    try {
      writeSync(requests, `${device}\n`);
    } finally {
      closeSync(requests);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isAbsent = code === "ENOENT" || code === "ENXIO";
    const reason = isAbsent ? `no process reads ${path}` : `${path} cannot be written: ${errorText(error)}`;
    const remedy = "run weft-wireguard-go on this node, in the chart by wireguardGo.enabled";
    return { hasFailed: true, failure: `${reason}; ${remedy}` };
  }
  return {
    hasFailed: false,
    failure: `weft-wireguard-go did not start ${device}; its log, of the DaemonSet of this name in the chart, says why`,
  };
}

/** By the agent itself. The process outlives the agent, but not the agent's container. */
function spawned(folder: string, exec: Exec): UserSpace {
  return {
    exec: async (program, args, options) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const [first, ...rest] = inOwnFolder(folder, program, args);
      return exec(first, rest, options);
    },
    start: (device) => spawnFor(device, folder),
  };
}

function spawnFor(device: string, folder: string): Start {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logFile = join(folder, `${device}.log`);
  const log = openSync(logFile, "a", 0o600);
  const [program, ...args] = inOwnFolder(folder, "wireguard-go", ["-f", device]);
  // In a session of its own, so that it outlives the agent and what ends the agent's session.
  const child = spawn(program, args, {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LOG_LEVEL: "error" },
  });
  closeSync(log);
  child.unref();
  let hasFailed = false;
  for (const end of ["exit", "error"] as const)
    child.once(end, () => {
      hasFailed = true;
    });
  return {
    get hasFailed() {
      return hasFailed;
    },
    failure: `wireguard-go did not start; ${logFile} may say why`,
  };
}

/** Several agents of one machine have devices of the same names, whose sockets must not meet. */
function inOwnFolder(folder: string, program: string, args: readonly string[]): [string, ...string[]] {
  const script = 'mkdir -p "$1" && mount --bind "$0" "$1" && shift && exec "$@"';
  const unshare = ["-m", "--propagation", "private", "sh", "-c", script];
  return ["unshare", ...unshare, folder, SOCKET_FOLDER, program, ...args];
}
