/**
 * `make test-kernels`: boots kernels that people run under qemu, without a virtual machine's help if there is none, on this
 * machine's own file system, and has guest.ts tell what works there. Ends with "N passed, N failed".
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { exec } from "../../agent/host/exec.ts";
import { REPOSITORY } from "../support/places.ts";

const HERE = join(REPOSITORY, "test", "kernels");
/** Debian's series, by the package that stands for the newest of each. */
const KERNELS = [
  { name: "6.1", meta: "linux-image-cloud-amd64" },
  { name: "6.12", meta: "linux-image-6.12-cloud-amd64" },
] as const;
/** E.g. "6.1"; all of them if absent. */
const CHOSEN = process.env["KERNELS"]?.split(",");
/** A project of vitest.config.ts that is run instead of guest.ts, e.g. "encrypted": that takes an hour and more. */
const SUITE = process.env["SUITE"];
/** Of the suite, e.g. "survival,hairpin"; all of them if absent. */
const FILES = process.env["FILES"];
const VIRTIOFSD = "/usr/lib/qemu/virtiofsd";
const GUEST_TIMEOUT_MS = SUITE === undefined ? 420_000 : 14_400_000;
const MEMORY = SUITE === undefined ? "2G" : "4G";

async function boot(kernel: string): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), "weft-kernel-"));
  const socket = join(scratch, "fs.sock");
  const share = spawn(
    VIRTIOFSD,
    [`--socket-path=${socket}`, "-o", "source=/", "-o", "cache=always", "-o", "sandbox=chroot"],
    { stdio: "ignore" },
  );
  try {
    for (let waitedMs = 0; !existsSync(socket) && waitedMs < 10_000; waitedMs += 50) await delay(50);
    return await runGuest(kernel, socket);
  } finally {
    share.kill("SIGKILL");
    rmSync(scratch, { recursive: true });
  }
}

async function runGuest(kernel: string, socket: string): Promise<readonly string[]> {
  const guest = spawn(
    "qemu-system-x86_64",
    [
      // Where machines are virtual themselves, KVM may be there and not work.
      ...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", MEMORY],
      ...["-object", `memory-backend-memfd,id=mem,size=${MEMORY},share=on`, "-numa", "node,memdev=mem"],
      ...["-chardev", `socket,id=fs,path=${socket}`, "-device", "vhost-user-fs-pci,chardev=fs,tag=host"],
      ...["-kernel", join(kernel, "vmlinuz"), "-initrd", join(kernel, "initramfs.gz")],
      "-append",
      [
        ...["console=ttyS0 quiet panic=-1", `weft.kernel=${kernel}`, `weft.run=${join(HERE, "guest.sh")}`],
        ...(SUITE === undefined ? [] : [`weft.suite=${SUITE}`]),
        ...(FILES === undefined ? [] : [`weft.files=${FILES}`]),
      ].join(" "),
      ...["-display", "none", "-serial", "stdio", "-monitor", "none", "-no-reboot", "-nodefaults"],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const timer = setTimeout(() => guest.kill("SIGKILL"), GUEST_TIMEOUT_MS);
  let text = "";
  guest.stdout.setEncoding("utf8");
  guest.stdout.on("data", (chunk: string) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  await once(guest, "close");
  clearTimeout(timer);
  return text.split(/\r?\n/);
}

let passed = 0;
let failed = 0;

/** By SIGSEGV, without a word of any test: nothing of Weft ran. */
function crashedAtStart(lines: readonly string[]): boolean {
  return lines.includes("guest exit 139") && !lines.some((line) => /^(# Linux|ok |not ok )/.test(line));
}

for (const { name, meta } of KERNELS.filter((kernel) => CHOSEN?.includes(kernel.name) ?? true)) {
  const directory = join(REPOSITORY, "build", "kernels", name);
  await exec(join(HERE, "fetch.sh"), [meta, directory], { timeoutMs: 600_000 });
  console.log(`\n== Linux ${name}`);
  let lines = await boot(directory);
  if (crashedAtStart(lines)) {
    console.log("# the guest ended by SIGSEGV before any test had begun; it is booted once more");
    lines = await boot(directory);
  }
  const count = (begin: string): number => lines.filter((line) => line.startsWith(begin)).length;
  // What a failed hook leaves out is told as passed, and skipped.
  const skipped = lines.filter((line) => line.startsWith("ok ") && line.endsWith("# SKIP")).length;
  passed += count("ok ") - skipped;
  failed += count("not ok ") + skipped;
  if (!lines.includes("guest exit 0") && count("not ok ") === 0) {
    console.log(`not ok the guest of Linux ${name} did not get to its end`);
    failed += 1;
  }
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
