import { beforeEach, describe, expect, test } from "vitest";
import { desiredWorkload } from "../test/support/cluster-state.ts";
import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { AttachKind } from "./datapath/attachments.ts";
import type { ForeignProgram } from "./datapath/foreign-programs.ts";
import type { WorkloadRow } from "./datapath/workload-table.ts";
import type { LinkSearch } from "./host/links.ts";
import { systemClock } from "./lib/clock.ts";
import { AgentError } from "./lib/errors.ts";
import { idOf } from "./lib/id.ts";
import type { IpAddress } from "./lib/ip.ts";
import { finish } from "./lib/steps.ts";
import type { Steps } from "./lib/steps.ts";
import { PacketLevel } from "./packet-level.ts";
import type { PacketDatapath } from "./packet-level.ts";

const never = new AbortController().signal;

/** A kernel that remembers in which order it was asked for things. */
class FakeDatapath implements PacketDatapath {
  readonly calls: string[] = [];
  readonly rows = new Map<number, WorkloadRow>();
  readonly flows = new Map<number, number>();
  readonly gone = new Set<number>();
  attachError: AgentError | undefined;
  foreignThere: readonly ForeignProgram[] = [];
  /** What it takes to attach, in which nobody has a turn. */
  attachMs = 0;

  readonly attachments = {
    attach: (ifindex: number): Steps<AttachKind> => this.#attach(ifindex),
    detach: (ifindex: number): Steps<void> => this.#detach(ifindex),
    isGone: (ifindex: number): boolean => this.gone.has(ifindex),
    foreign: (): readonly ForeignProgram[] => this.foreignThere,
  };

  readonly workloads = {
    read: (): readonly WorkloadRow[] => [...this.rows.values()],
    write: (row: WorkloadRow): void => {
      this.calls.push(`write ${String(row.ifindex)} ${row.mode}`);
      this.rows.set(row.ifindex, row);
    },
    hush: (ifindex: number): void => {
      this.calls.push(`hush ${String(ifindex)}`);
    },
    delete: (ifindex: number): void => {
      this.calls.push(`delete ${String(ifindex)}`);
      this.rows.delete(ifindex);
    },
  };

  *#attach(ifindex: number): Steps<AttachKind> {
    if (this.attachError !== undefined) throw this.attachError;
    this.calls.push(`attach ${String(ifindex)}`);
    for (const endMs = performance.now() + this.attachMs; performance.now() < endMs;);
    yield;
    return "tcx";
  }

  *#detach(ifindex: number): Steps<void> {
    this.calls.push(`detach ${String(ifindex)}`);
    yield;
  }

  sweepFlows(options: { purgeIfindex?: number; countIfindex?: number }): { counted: number } {
    if (options.purgeIfindex !== undefined) this.calls.push(`purge ${String(options.purgeIfindex)}`);
    return { counted: 2 * (this.flows.get(options.countIfindex ?? -1) ?? 0) };
  }
}

function workload(name: string, fields: Partial<DesiredWorkload> = {}): DesiredWorkload {
  return desiredWorkload(name, { ips: [`10.0.0.${String(name.length)}` as IpAddress], ...fields });
}

function found(ifindex: number): LinkSearch {
  const name = `veth${String(ifindex)}`;
  return { kind: "found", link: { ifindex, name, how: `host route dev ${name}` } };
}

describe("workloads", () => {
  let datapath: FakeDatapath;
  let links: Map<string, LinkSearch>;
  let workloads: PacketLevel;

  beforeEach(() => {
    datapath = new FakeDatapath();
    links = new Map();
    const find = async (pods: readonly DesiredWorkload["ips"][]): Promise<readonly LinkSearch[]> => {
      await Promise.resolve();
      return pods.map(([ip]) => links.get(ip ?? "") ?? { kind: "missing", reason: "no route" });
    };
    workloads = new PacketLevel(datapath, find, systemClock);
  });

  test("the programs are on before the row that makes them claim, and old flows are gone before both", async () => {
    links.set("10.0.0.3", found(7));
    await workloads.reconcile([workload("web")], never);
    expect(datapath.calls).toEqual(["purge 7", "hush 7", "attach 7", "write 7 active"]);
    expect(workloads.list()).toMatchObject([
      { pod: "default/web", state: "active", ifindex: 7, attached: "tcx" },
    ]);
  });

  test("an unchanged workload costs no write; a changed scope one", async () => {
    links.set("10.0.0.3", found(7));
    await workloads.reconcile([workload("web")], never);
    datapath.calls.length = 0;
    await workloads.reconcile([workload("web")], never);
    expect(datapath.calls).toEqual([]);
    await workloads.reconcile([workload("web", { scope: idOf("namespace", "default") })], never);
    expect(datapath.calls).toEqual(["write 7 active"]);
  });

  test("a restarted agent keeps the flows of a row it finds", async () => {
    const { id, scope, namespaceId } = workload("web");
    datapath.rows.set(7, { ifindex: 7, id, scope, namespaceId, mode: "active" });
    links.set("10.0.0.3", found(7));
    await workloads.reconcile([workload("web")], never);
    expect(datapath.calls).toEqual(["attach 7"]);
  });

  test("of what an earlier agent attached, only what it had claimed is kept", () => {
    const { id, scope, namespaceId } = workload("web");
    datapath.rows.set(7, { ifindex: 7, id, scope, namespaceId, mode: "active" });
    finish(workloads.adopt(new Set([7, 8])));
    expect(datapath.calls).toEqual(["detach 8"]);
  });

  test("others have their turn between one workload and the next", async () => {
    links.set("10.0.0.3", found(7));
    links.set("10.0.0.5", found(8));
    const timer = setInterval(() => datapath.calls.push("turn"), 0);
    datapath.attachMs = 6;
    await workloads.reconcile([workload("web"), workload("store")], never);
    clearInterval(timer);
    const [first, second] = ["attach 7", "attach 8"].map((call) => datapath.calls.indexOf(call));
    expect(datapath.calls.slice(first, second)).toContain("turn");
  });

  test("opting out drains before it detaches, and opting in again claims again", async () => {
    links.set("10.0.0.3", found(7));
    await workloads.reconcile([workload("web")], never);
    datapath.flows.set(7, 2);
    datapath.calls.length = 0;
    await workloads.reconcile([], never);
    await workloads.reconcile([], never);
    expect(datapath.calls).toEqual(["write 7 drain"]);
    expect(workloads.list()).toMatchObject([
      { pod: "default/web", state: "draining", how: "opted out; 2 flows to go" },
    ]);
    await workloads.reconcile([workload("web")], never);
    expect(datapath.calls).toEqual(["write 7 drain", "write 7 active"]);
    datapath.flows.clear();
    await workloads.reconcile([], never);
    expect(datapath.calls.slice(2)).toEqual(["write 7 drain", "detach 7", "delete 7"]);
    expect(workloads.list()).toEqual([]);
  });

  test("an interface that is gone takes its flows with it (T-2)", async () => {
    links.set("10.0.0.3", found(7));
    await workloads.reconcile([workload("web")], never);
    datapath.flows.set(7, 2);
    datapath.gone.add(7);
    datapath.calls.length = 0;
    await workloads.reconcile([], never);
    expect(datapath.calls).toEqual(["purge 7", "detach 7", "delete 7"]);
  });

  test("what cannot be attached says why", async () => {
    links.set("10.0.0.5", found(9));
    datapath.attachError = new AgentError("attach_failed", "interface 9: EINVAL");
    const all = [workload("ab"), workload("front"), workload("host", { hostNetwork: true })];
    await workloads.reconcile(all, never);
    expect(workloads.list().map(({ pod, state, how }) => [pod, state, how])).toEqual([
      ["default/host", "refused", "hostNetwork: the pod has no interface of its own"],
      ["default/ab", "pending", "no route"],
      ["default/front", "pending", "interface 9: EINVAL"],
    ]);
  });

  test.each([
    ["cil_from_contai", "Cilium"],
    ["cali_tc_preambl", "Calico's eBPF dataplane"],
  ])("where %s balances already nothing is attached (T-56)", async (name, owner) => {
    datapath.foreignThere = [{ hook: "ingress", id: 1, name }];
    links.set("10.0.0.1", found(5));
    await workloads.reconcile([workload("a")], never);
    expect(workloads.list()).toMatchObject([{ state: "refused", interface: "veth5", attached: undefined }]);
    expect(workloads.list()[0]?.how).toContain(owner);
    expect(datapath.calls).toEqual([]);
  });

  test("programs of others are named (T-55, T-57)", async () => {
    datapath.foreignThere = [
      { hook: "egress", id: 1, name: "handle_egress" },
      { hook: "ingress", id: 2, name: "handle_ingress" },
    ];
    links.set("10.0.0.1", found(5));
    await workloads.reconcile([workload("a")], never);
    expect(workloads.list()).toMatchObject([
      {
        state: "active",
        how: "host route dev veth5; beside handle_egress (egress), handle_ingress (ingress)",
      },
    ]);
  });

  test("two workloads cannot share an interface", async () => {
    links.set("10.0.0.1", found(7));
    links.set("10.0.0.2", found(7));
    await workloads.reconcile([workload("a"), workload("ab")], never);
    expect(workloads.list().map(({ state }) => state)).toEqual(["active", "refused"]);
  });
});
