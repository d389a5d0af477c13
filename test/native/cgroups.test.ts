import { existsSync, mkdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from "vitest";
import { CgroupTable } from "../../agent/datapath/cgroup-table.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { listSocketLinkPins, SOCKET_HOOKS, socketProgram } from "../../agent/datapath/pins.ts";
import type { SocketHook } from "../../agent/datapath/pins.ts";
import { SocketAttachments } from "../../agent/datapath/socket-attachments.ts";
import { idOf, NO_ID } from "../../agent/lib/id.ts";
import { finish } from "../../agent/lib/steps.ts";
import { packageFile } from "../../agent/lib/package-file.ts";
import { CGROUP_DIRECTORY } from "../support/places.ts";

/** The programs of sockets on real cgroups, by the shim. */

const BPF_ROOT = `/sys/fs/bpf/weft-test-cgroups-${String(process.pid)}`;
const FOLDER = join(CGROUP_DIRECTORY, `weft-test-cgroups-${String(process.pid)}`);
const POD = join(FOLDER, "pod");

const kernel = new Kernel();
let programs: Readonly<Record<SocketHook, number>>;
let table: CgroupTable;
let attachments: SocketAttachments;

beforeAll(() => {
  const object = kernel.openObject(packageFile("build/socket.bpf.o"));
  object.load();
  const entries = SOCKET_HOOKS.map((hook) => [hook, object.programFd(socketProgram(hook))]);
  programs = Object.fromEntries(entries) as Record<SocketHook, number>;
  table = new CgroupTable(kernel, object.mapFd("cgroups"));
  object.close();
});

beforeEach(() => {
  mkdirSync(join(BPF_ROOT, "links"), { recursive: true });
  mkdirSync(POD, { recursive: true });
  attachments = new SocketAttachments(kernel, programs, BPF_ROOT);
});

afterEach(() => {
  rmSync(BPF_ROOT, { recursive: true, force: true });
  for (const folder of [POD, FOLDER]) if (existsSync(folder)) rmdirSync(folder);
});

afterAll(() => {
  for (const fd of Object.values(programs)) kernel.closeFd(fd);
});

function idOfFolder(folder: string): bigint {
  return statSync(folder, { bigint: true }).ino;
}

const hooks = () => listSocketLinkPins(BPF_ROOT).map(({ hook }) => hook);

describe("programs on a cgroup", () => {
  test("those of UDP are there only for who has nothing else; detaching takes all off", () => {
    const id = idOfFolder(POD);
    finish(attachments.attach(POD, id, false));
    expect(hooks()).toEqual(["connect4", "connect6", "ops", "peername4", "peername6", "release"]);
    finish(attachments.attach(POD, id, true));
    expect(hooks()).toHaveLength(SOCKET_HOOKS.length);
    for (const hook of SOCKET_HOOKS) expect(kernel.queryCgroup(hook, POD)).toHaveLength(1);
    finish(attachments.detach(id));
    expect(hooks()).toEqual([]);
    for (const hook of SOCKET_HOOKS) expect(kernel.queryCgroup(hook, POD)).toEqual([]);
  });

  test("a row is written for as long as it claims; one that is cleared is none", () => {
    const cgroup = idOfFolder(POD);
    const id = idOf("workload", "web");
    const row = {
      cgroup,
      id,
      scope: NO_ID,
      namespaceId: NO_ID,
      client: id,
      mode: "active",
      isAlone: true,
    } as const;
    expect(() => {
      table.write(row);
    }).toThrow("map cgroups: ENOENT");
    finish(attachments.attach(POD, cgroup, true));
    expect(table.read()).toEqual([]);
    table.write(row);
    expect(table.read()).toEqual([row]);
    table.clear(cgroup);
    finish(attachments.detach(cgroup));
    expect(table.read()).toEqual([]);
    table.clear(1n);
  });

  test("programs of others are named, where they are attached above too (T-48)", () => {
    const object = kernel.openObject(packageFile("build/shim_test.bpf.o"));
    object.skipProgram("refused");
    object.load();
    const foreign = object.programFd("foreign");
    const link = kernel.attachCgroup(foreign, "connect4", FOLDER);
    finish(attachments.attach(POD, idOfFolder(POD), false));
    const { id } = kernel.programInfo(foreign);
    expect(attachments.foreign(POD)).toEqual([{ hook: "connect4", id, name: "foreign" }]);
    for (const fd of [link, foreign]) kernel.closeFd(fd);
    object.close();
  });

  test("the next agent takes over what is there, and forgets cgroups that are gone", async () => {
    const id = idOfFolder(POD);
    const gone = join(FOLDER, "gone");
    mkdirSync(gone);
    finish(attachments.attach(POD, id, false));
    finish(attachments.attach(gone, idOfFolder(gone), false));
    const [pin] = listSocketLinkPins(BPF_ROOT).filter(({ cgroup }) => cgroup !== id);
    const link = kernel.openPin(pin?.path ?? "");
    rmdirSync(gone);
    // The kernel takes the links off in its own time.
    await expect.poll(() => kernel.linkInfo(link).cgroup).toBe(0n);
    kernel.closeFd(link);
    const next = new SocketAttachments(kernel, programs, BPF_ROOT);
    finish(next.adopt());
    expect([...next.attached()]).toEqual([id]);
    expect(new Set(listSocketLinkPins(BPF_ROOT).map(({ cgroup }) => cgroup))).toEqual(new Set([id]));
    finish(next.detach(id));
  });

  test("a cgroup that goes under a running agent can still be detached", () => {
    const id = idOfFolder(POD);
    finish(attachments.attach(POD, id, false));
    rmdirSync(POD);
    finish(attachments.detach(id));
    expect(hooks()).toEqual([]);
  });

  test("what is no cgroup is named", () => {
    expect(() => kernel.attachCgroup(programs.connect4, "connect4", "/nowhere")).toThrow(
      /connect4 of cgroup \/nowhere: ENOENT\n.*\/nowhere/,
    );
    expect(() => kernel.attachCgroup(programs.connect4, "connect4", "/tmp")).toThrow(/EBADF|EINVAL/);
    expect(() => kernel.queryCgroup("connect4", "/nowhere")).toThrow("ENOENT");
  });
});
