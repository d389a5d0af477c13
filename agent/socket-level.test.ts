import { beforeEach, describe, expect, test } from "vitest";
import { desiredWorkload as workload } from "../test/support/cluster-state.ts";
import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { CgroupRow } from "./datapath/cgroup-table.ts";
import type { ForeignProgram } from "./datapath/foreign-programs.ts";
import type { CgroupSearch } from "./host/cgroups.ts";
import { systemClock } from "./lib/clock.ts";
import { AgentError } from "./lib/errors.ts";
import { idOf } from "./lib/id.ts";
import type { Id } from "./lib/id.ts";
import type { Steps } from "./lib/steps.ts";
import { SocketLevel } from "./socket-level.ts";
import type { SocketDatapath } from "./socket-level.ts";

/** A kernel that remembers in which order it was asked for things. */
class FakeDatapath implements SocketDatapath {
  readonly calls: string[] = [];
  readonly on = new Set<bigint>();
  readonly rows = new Map<bigint, CgroupRow>();
  readonly open = new Map<Id, number>();
  foreignThere: readonly ForeignProgram[] = [];
  attachError: AgentError | undefined;

  readonly sockets = {
    attached: (): ReadonlySet<bigint> => new Set(this.on),
    attach: (path: string, cgroup: bigint, isAlone: boolean): Steps<void> =>
      this.#attach(path, cgroup, isAlone),
    detach: (cgroup: bigint): Steps<void> => this.#detach(cgroup),
    foreign: (): readonly ForeignProgram[] => this.foreignThere,
  };

  readonly cgroups = {
    read: (): readonly CgroupRow[] => [...this.rows.values()],
    write: (row: CgroupRow): void => {
      this.calls.push(`write ${String(row.cgroup)} ${row.mode}`);
      this.rows.set(row.cgroup, row);
    },
    clear: (cgroup: bigint): void => {
      this.calls.push(`clear ${String(cgroup)}`);
      this.rows.delete(cgroup);
    },
  };

  *#attach(path: string, cgroup: bigint, isAlone: boolean): Steps<void> {
    if (this.attachError !== undefined) throw this.attachError;
    this.calls.push(`attach ${path}${isAlone ? " alone" : ""}`);
    this.on.add(cgroup);
    yield;
  }

  *#detach(cgroup: bigint): Steps<void> {
    this.calls.push(`detach ${String(cgroup)}`);
    this.on.delete(cgroup);
    yield;
  }

  countSockets(): ReadonlyMap<Id, number> {
    return this.open;
  }

  endStranded(netnses: readonly string[]): number {
    this.calls.push(`end stranded ${netnses.join(" ")}`);
    return 1;
  }
}

const NODE = idOf("node", "node-a");

describe("the socket level", () => {
  let datapath: FakeDatapath;
  let search: CgroupSearch;
  let level: SocketLevel;

  beforeEach(() => {
    datapath = new FakeDatapath();
    search = { kind: "found", root: "/cg", pods: new Map([["web", { path: "/cg/web", id: 7n }]]) };
    level = levelOf(true);
  });

  function levelOf(canRefuse: boolean): SocketLevel {
    return new SocketLevel({
      datapath,
      find: async () => Promise.resolve(search),
      netnses: () => ["/run/netns/a"],
      nodeClient: NODE,
      canRefuse,
      clock: systemClock,
    });
  }

  async function outcomes(...pods: readonly DesiredWorkload[]) {
    const candidates = pods.map((pod) => ({ workload: pod, isAlone: pod.hostNetwork }));
    return level.reconcile(() => candidates);
  }

  test("the programs are on before the row that makes them claim; what is right is left", async () => {
    const report = await outcomes(workload("web"));
    expect(report.outcomes.get("default/web")).toEqual({
      kind: "attached",
      cgroup: "/cg/web",
      how: "cgroup /cg/web",
    });
    expect(datapath.calls).toEqual(["attach /cg/web", "write 7 active"]);
    await outcomes(workload("web"));
    expect(datapath.calls.slice(2)).toEqual(["attach /cg/web"]);
    await outcomes(workload("web", { scope: idOf("namespace", "default") }));
    expect(datapath.calls.slice(3)).toEqual(["attach /cg/web", "write 7 active"]);
  });

  test("a pod has its own affinity, and hostNetwork pods share the node's (K-36)", async () => {
    await outcomes(workload("web"));
    expect(datapath.rows.get(7n)).toMatchObject({ client: idOf("workload", "web"), isAlone: false });
    await outcomes(workload("web", { hostNetwork: true }));
    expect(datapath.rows.get(7n)).toMatchObject({ client: NODE, isAlone: true });
  });

  test("opting out drains: the programs stay for as long as there are sockets", async () => {
    await outcomes(workload("web"));
    datapath.open.set(idOf("workload", "web"), 2);
    datapath.calls.length = 0;
    expect((await outcomes()).draining).toMatchObject([{ pod: { pod: "default/web" }, sockets: 2 }]);
    await outcomes();
    expect(datapath.calls).toEqual(["write 7 drain"]);
    datapath.open.clear();
    expect((await outcomes()).draining).toEqual([]);
    expect(datapath.calls).toEqual(["write 7 drain", "clear 7", "detach 7"]);
  });

  test("what an earlier agent left without a row, or of a cgroup that is gone, goes", async () => {
    datapath.on.add(9n);
    await outcomes(workload("web"));
    expect(datapath.calls).toContain("detach 9");
  });

  test.each([
    ["no cgroup", {}, { kind: "found", root: "/cg", pods: new Map() }, "no cgroup of pod web below /cg"],
    ["no uid", { cgroupUid: undefined }, undefined, "the pod has no uid, by which cgroups go"],
    ["no cgroup2", {}, { kind: "failed", reason: "no cgroup2 file system is mounted" }, "no cgroup2 file"],
  ] as const)("%s is waited for, and said", async (_what, more, found, how) => {
    if (found !== undefined) search = found;
    const outcome = (await outcomes(workload("web", more))).outcomes.get("default/web");
    expect(outcome).toMatchObject({ kind: "pending", how: expect.stringContaining(how) as string });
    expect(datapath.calls).toEqual([]);
  });

  test("what the kernel refuses is said, and tried again", async () => {
    datapath.attachError = new AgentError("attach_failed", "cgroup /cg/web: EPERM");
    const outcome = (await outcomes(workload("web"))).outcomes.get("default/web");
    expect(outcome).toEqual({ kind: "pending", how: "cgroup /cg/web: EPERM" });
    datapath.attachError = undefined;
    expect((await outcomes(workload("web"))).outcomes.get("default/web")).toMatchObject({ kind: "attached" });
  });

  test("a pod with a sidecar is left to it (T-51)", async () => {
    const outcome = (await outcomes(workload("web", { sidecar: "Istio" }))).outcomes.get("default/web");
    expect(outcome).toMatchObject({
      kind: "refused",
      how: expect.stringContaining("Istio sidecar") as string,
    });
    expect(datapath.calls).toEqual([]);
  });

  test("beside programs of others it says so; where Cilium balances sockets it stays away (T-48, T-56)", async () => {
    datapath.foreignThere = [{ hook: "connect4", id: 1, name: "audit" }];
    const beside = (await outcomes(workload("web"))).outcomes.get("default/web");
    expect(beside).toMatchObject({ kind: "attached", how: "cgroup /cg/web; beside audit (connect4)" });
    datapath = new FakeDatapath();
    datapath.foreignThere = [{ hook: "connect4", id: 1, name: "cil_sock4_conne" }];
    level = levelOf(true);
    const outcome = (await outcomes(workload("web"))).outcomes.get("default/web");
    expect(outcome).toMatchObject({ kind: "refused", how: expect.stringContaining("Cilium") as string });
    expect(datapath.calls).toEqual([]);
  });

  test("a kernel that knows only EPERM serves nobody that has no packet level behind it", async () => {
    level = levelOf(false);
    const report = await outcomes(workload("web", { hostNetwork: true }));
    expect(report.outcomes.get("default/web")).toMatchObject({ kind: "refused" });
    expect((await outcomes(workload("web"))).outcomes.get("default/web")).toMatchObject({ kind: "attached" });
  });

  test("sockets are ended where there may be some: nowhere, in this namespace, in those of pods", async () => {
    await outcomes(workload("web"));
    expect(level.endStranded()).toBe(0);
    await outcomes(workload("web", { hostNetwork: true }));
    expect(level.endStranded()).toBe(1);
    await level.reconcile(() => [{ workload: workload("web"), isAlone: true }]);
    expect(level.endStranded()).toBe(1);
    expect(datapath.calls.filter((call) => call.startsWith("end"))).toEqual([
      "end stranded ",
      "end stranded /run/netns/a",
    ]);
  });
});
