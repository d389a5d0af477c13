import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Attachments } from "../../agent/datapath/attachments.ts";
import type { LoadedDatapath } from "../../agent/datapath/maps.ts";
import type { KernelObject } from "../../agent/datapath/kernel-object.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { packageFile } from "../../agent/lib/package-file.ts";

const PIN_ROOT = `/sys/fs/bpf/weft-test-attach-${String(process.pid)}`;
/** At most 15 characters; a veth pair of its own, down, so that no packet ever passes. */
const INTERFACE = `wn${String(process.pid)}`;

const kernel = new Kernel();
let object: KernelObject;
let first: number;
let second: number;
let ifindex: number;

function ip(...args: readonly string[]): void {
  execFileSync("ip", args, { stdio: "pipe" });
}

function idOf(programFd: number): number {
  return kernel.programInfo(programFd).id;
}

beforeEach(() => {
  mkdirSync(PIN_ROOT, { recursive: true });
  ip("link", "add", INTERFACE, "type", "veth", "peer", "name", `${INTERFACE}p`);
  ifindex = Number(readFileSync(`/sys/class/net/${INTERFACE}/ifindex`, "utf8"));
  object = kernel.openObject(packageFile("build/shim_test.bpf.o"));
  object.skipProgram("refused");
  object.load();
  first = object.programFd("other");
  second = object.programFd("packet");
});
afterEach(() => {
  rmSync(PIN_ROOT, { recursive: true, force: true });
  ip("link", "del", INTERFACE);
  kernel.closeFd(first);
  kernel.closeFd(second);
  object.close();
});

describe("a program on an interface", () => {
  test("by tcx: a link that stays while it is pinned, and changes its program", () => {
    const path = join(PIN_ROOT, "link");
    const attachment = kernel.attachTc({ programFd: first, ifindex, hook: "egress", mode: "tcx" });
    if (attachment.kind !== "tcx") expect.fail("not a link");
    kernel.pin(attachment.linkFd, path);
    kernel.closeFd(attachment.linkFd);
    expect(kernel.queryTc(ifindex, "egress")).toEqual({ tcx: [idOf(first)], clsact: undefined, filters: [] });

    const link = kernel.openPin(path);
    kernel.replaceLink(link, second);
    expect(kernel.linkInfo(link)).toMatchObject({ ifindex, programId: idOf(second) });
    expect(kernel.queryTc(ifindex, "egress").tcx).toEqual([idOf(second)]);
    kernel.detachLink(link);
    expect(kernel.linkInfo(link).ifindex).toBe(0);
    expect(kernel.queryTc(ifindex, "egress").tcx).toEqual([]);
    kernel.closeFd(link);
  });

  test("by clsact: a filter of our own, replaced in place, and no trace afterwards", () => {
    const attach = (programFd: number): unknown =>
      kernel.attachTc({ programFd, ifindex, hook: "ingress", mode: "clsact" });
    expect(attach(first)).toEqual({ kind: "clsact" });
    expect(attach(second)).toEqual({ kind: "clsact" });
    expect(kernel.queryTc(ifindex, "ingress")).toEqual({
      tcx: [],
      clsact: idOf(second),
      filters: [idOf(second)],
    });
    expect(kernel.queryTc(ifindex, "egress").clsact).toBeUndefined();
    expect(kernel.detachClsact(ifindex, "ingress")).toBe(true);
    expect(kernel.detachClsact(ifindex, "ingress")).toBe(false);
    const qdiscs = execFileSync("tc", ["qdisc", "show", "dev", INTERFACE], { encoding: "utf8" });
    expect(qdiscs).not.toContain("clsact");
  });

  test("programs that are not Weft's are named; Weft's own filter is known by its handle", () => {
    const loaded = { podIngress: first, podEgress: first } as LoadedDatapath;
    const attachments = new Attachments(kernel, loaded, PIN_ROOT, "auto");
    kernel.attachTc({ programFd: second, ifindex, hook: "ingress", mode: "clsact" });
    expect(attachments.foreign(ifindex)).toEqual([]);
    kernel.attachTc({ programFd: first, ifindex, hook: "ingress", mode: "clsact" });
    const foreign = kernel.attachTc({ programFd: second, ifindex, hook: "ingress", mode: "tcx" });
    if (foreign.kind !== "tcx") expect.fail("not a link");
    expect(attachments.foreign(ifindex)).toEqual([
      { hook: "ingress", id: idOf(second), name: kernel.programInfo(second).name },
    ]);
    kernel.closeFd(foreign.linkFd);
    kernel.detachClsact(ifindex, "ingress");
  });

  test("twice by tcx is refused", () => {
    const request = { programFd: first, ifindex, hook: "ingress", mode: "tcx" } as const;
    const attachment = kernel.attachTc(request);
    if (attachment.kind !== "tcx") expect.fail("not a link");
    expect(() => kernel.attachTc(request)).toThrow(/ingress of interface \d+ \(tcx\): EEXIST/);
    kernel.closeFd(attachment.linkFd);
  });
});
