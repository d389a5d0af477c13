import { readFile } from "node:fs/promises";

/** What the kernel says that a process has used (proc_pid_stat(5), proc_pid_status(5)). */

/** USER_HZ: clock ticks a second in /proc, the same on every architecture that Linux runs Node.js on. */
const TICKS_PER_S = 100;

/** User and system time, in seconds. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8");
  // The name may hold anything but ends at the last parenthesis; utime is field 14, stime 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

/** Resident memory in MiB: now, and the most there ever was. */
export async function residentMiB(pid: number): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { now: read("VmRSS"), peak: read("VmHWM") };
}
