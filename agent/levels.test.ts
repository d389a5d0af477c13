import { describe, expect, test } from "vitest";
import { desiredWorkload } from "../test/support/cluster-state.ts";
import type { DesiredWorkload } from "./compiler/compiled.ts";
import type { WorkloadView } from "./datapath/views.ts";
import { Levels, PENDING_GRACE_MS } from "./levels.ts";
import type { Lb } from "./levels.ts";
import { idOf } from "./lib/id.ts";
import type { IpAddress } from "./lib/ip.ts";
import type { SocketCandidate, SocketOutcome, SocketReport } from "./socket-level.ts";

const NEVER = new AbortController().signal;
const ATTACHED: SocketOutcome = { kind: "attached", cgroup: "/cg/web", how: "cgroup /cg/web" };
const NOWHERE = { interface: undefined, ifindex: undefined, attached: undefined, cgroup: undefined };

function workload(hostNetwork = false): DesiredWorkload {
  return desiredWorkload("web", { hostNetwork });
}

function view(state: WorkloadView["state"], how: string): WorkloadView {
  const on = state === "active" ? { interface: "veth7", ifindex: 7, attached: "tcx" as const } : {};
  return { pod: "default/web", ips: [], optedInBy: "namespace", state, how, ...NOWHERE, ...on };
}

interface Told {
  readonly packet: (readonly DesiredWorkload[])[];
  readonly socket: (readonly SocketCandidate[])[];
  readonly starting: (readonly string[])[];
}

function levels(lb: Lb, packetViews: readonly WorkloadView[], report: Partial<SocketReport>) {
  const told: Told = { packet: [], socket: [], starting: [] };
  const clock = { ms: 0, nowMs: () => clock.ms };
  const built = new Levels({
    lb,
    clock,
    packet: {
      list: () => packetViews,
      reconcile: async (desired) => {
        told.packet.push(desired);
        return Promise.resolve();
      },
    },
    socket: {
      reconcile: async (candidatesNow) => {
        told.socket.push(candidatesNow());
        return Promise.resolve({ outcomes: new Map(), draining: [], ...report });
      },
      attachStarting: async (workloads) => {
        told.starting.push(workloads.map(({ pod }) => pod));
        return Promise.resolve(report.outcomes ?? new Map<string, SocketOutcome>());
      },
    },
  });
  return { levels: built, told, clock };
}

const outcome = (of: SocketOutcome) => ({ outcomes: new Map([["default/web", of]]) });

describe("both levels", () => {
  test("one workload, with what each level did", async () => {
    const { levels: both, told } = levels("both", [view("active", "host route")], outcome(ATTACHED));
    expect(await both.reconcile([workload()], NEVER)).toBe("settled");
    expect(told.socket).toMatchObject([[{ isAlone: false }]]);
    expect(both.list()).toMatchObject([
      { state: "active", attached: "tcx", cgroup: "/cg/web", how: "host route; cgroup /cg/web" },
    ]);
  });

  test("without its cgroup a pod is served by packets alone, and says why", async () => {
    const pending = outcome({ kind: "pending", how: "no cgroup" });
    const { levels: both } = levels("both", [view("active", "host route")], pending);
    expect(await both.reconcile([workload()], NEVER)).toBe("settled");
    expect(both.list()).toMatchObject([
      { state: "active", cgroup: undefined, how: "host route; packet level only: no cgroup" },
    ]);
  });

  test("without an interface it is served by sockets alone, UDP too, and says why (T-22)", async () => {
    const { levels: both, told } = levels("both", [view("pending", "no route")], outcome(ATTACHED));
    expect(await both.reconcile([workload()], NEVER)).toBe("settled");
    expect(told.socket).toMatchObject([[{ isAlone: true }]]);
    expect(both.list()).toMatchObject([
      { state: "active", attached: undefined, how: "socket level only: cgroup /cg/web; no route" },
    ]);
  });

  test("hostNetwork workloads have the socket level alone (K-43)", async () => {
    const refused = view("refused", "hostNetwork");
    const { levels: both, told } = levels("both", [refused], outcome(ATTACHED));
    await both.reconcile([workload(true)], NEVER);
    expect(told.socket).toMatchObject([[{ isAlone: true }]]);
    expect(both.list()).toMatchObject([{ state: "active", cgroup: "/cg/web" }]);
  });

  test("as long as either may still come, it is pending", async () => {
    const sidecar = outcome({ kind: "refused", how: "its Istio sidecar" });
    const { levels: both } = levels("both", [view("pending", "no route")], sidecar);
    expect(await both.reconcile([workload()], NEVER)).toBe("pending");
    const later = levels(
      "both",
      [view("refused", "hostNetwork")],
      outcome({ kind: "pending", how: "no cgroup" }),
    );
    expect(await later.levels.reconcile([workload(true)], NEVER)).toBe("pending");
    const never = levels("both", [view("refused", "hostNetwork")], sidecar);
    expect(await never.levels.reconcile([workload(true)], NEVER)).toBe("settled");
  });

  test("where another balances, neither level goes", async () => {
    const { levels: both, told } = levels("both", [view("refused", "Cilium balances")], {});
    await both.reconcile([workload()], NEVER);
    expect(told.socket).toEqual([[]]);
    expect(both.list()).toMatchObject([{ state: "refused", how: "Cilium balances" }]);
  });

  test("--lb packet asks nothing of sockets, --lb socket nothing of packets: each drains what is there", async () => {
    const packet = levels("packet", [view("active", "host route")], {});
    await packet.levels.reconcile([workload()], NEVER);
    expect(packet.told).toMatchObject({ packet: [[{}]], socket: [[]] });
    const socket = levels("socket", [], outcome(ATTACHED));
    await socket.levels.reconcile([workload()], NEVER);
    expect(socket.told).toMatchObject({ packet: [[]], socket: [[{ isAlone: true }]] });
    expect(socket.levels.list()).toMatchObject([{ state: "active", cgroup: "/cg/web" }]);
  });

  describe("a pod that starts", () => {
    const starting = desiredWorkload("web", { ips: [], cgroupUid: "uid-1" });

    test("has the socket level before it has an address, once", async () => {
      const { levels: both, told } = levels("both", [], outcome(ATTACHED));
      await both.attachStarting([starting, desiredWorkload("running", { ips: ["10.0.0.9" as IpAddress] })]);
      await both.attachStarting([starting]);
      expect(told.starting).toEqual([["default/web"]]);
    });

    test("is tried again until its cgroup is there, and as another pod of its name", async () => {
      const { levels: both, told } = levels("both", [], outcome({ kind: "pending", how: "no cgroup" }));
      await both.attachStarting([starting]);
      await both.attachStarting([starting]);
      expect(told.starting).toHaveLength(2);
      const attached = levels("both", [], outcome(ATTACHED));
      await attached.levels.attachStarting([starting]);
      await attached.levels.attachStarting([{ ...starting, cgroupUid: "uid-2" }]);
      expect(attached.told.starting).toHaveLength(2);
    });

    test("stays attached when a look that began before it ends", async () => {
      const { levels: both, told } = levels("both", [], outcome(ATTACHED));
      const looking = both.reconcile([], NEVER);
      await both.attachStarting([starting]);
      await looking;
      expect(told.socket).toMatchObject([[{ workload: { pod: "default/web" }, isAlone: true }]]);
    });

    test("stays attached when its address comes while a look that began before it goes on", async () => {
      const { levels: both, told } = levels("both", [], outcome(ATTACHED));
      const looking = both.reconcile([], NEVER);
      await both.attachStarting([starting]);
      await both.attachStarting([{ ...starting, ips: ["10.0.0.9" as IpAddress] }]);
      await looking;
      expect(told.socket).toMatchObject([[{ workload: { pod: "default/web" } }]]);
    });

    test("is nothing to --lb packet", async () => {
      const { levels: packet, told } = levels("packet", [], {});
      await packet.attachStarting([starting]);
      expect(told.starting).toEqual([]);
    });
  });

  test("is overdue once it has waited with an address, and neither when it starts nor when it ends", async () => {
    const ips = ["10.0.0.9" as IpAddress];
    const noCgroup = outcome({ kind: "pending", how: "no cgroup" });
    for (const [fields, isOverdue] of [
      [{ ips }, true],
      [{ ips: [] }, false],
      [{ ips, isEnding: true }, false],
    ] as const) {
      const { levels: socket, clock } = levels("socket", [], noCgroup);
      await socket.reconcile([desiredWorkload("web", fields)], NEVER);
      expect(socket.overdue()).toEqual([]);
      clock.ms = PENDING_GRACE_MS;
      await socket.reconcile([desiredWorkload("web", fields)], NEVER);
      expect(socket.overdue().map(({ pod }) => pod)).toEqual(isOverdue ? ["default/web"] : []);
    }
  });

  test("a pod that neither reaches is pending; one that both drain is one line", async () => {
    const pending = levels("socket", [], outcome({ kind: "pending", how: "no cgroup" }));
    expect(await pending.levels.reconcile([workload()], NEVER)).toBe("pending");
    const draining = { draining: [{ workload: idOf("workload", "web"), pod: workload(), sockets: 3 }] };
    const both = levels("both", [view("draining", "opted out; 2 flows to go")], draining);
    expect(await both.levels.reconcile([], NEVER)).toBe("draining");
    expect(both.levels.list().map(({ how }) => how)).toEqual(["opted out; 2 flows to go, 3 sockets to go"]);
    const gone = { draining: [{ workload: idOf("workload", "web"), pod: undefined, sockets: 1 }] };
    const adopted = levels("both", [], gone);
    await adopted.levels.reconcile([], NEVER);
    expect(adopted.levels.list()).toMatchObject([{ state: "draining", how: "opted out; 1 sockets to go" }]);
  });
});
