import { describe, expect, test } from "vitest";
import type { Pod } from "../cluster/model.ts";
import type { Objects } from "../../test/support/cluster-state.ts";
import {
  backend,
  clusterState,
  ip,
  namespace,
  parent,
  pod,
  service,
  tcpRoute,
} from "../../test/support/cluster-state.ts";
import { idOf, NO_ID } from "../lib/id.ts";
import { compile } from "./compile.ts";
import type { Compiled } from "./compiled.ts";

function compiled(objects: Objects): Compiled {
  return compile(clusterState(objects), "node-1");
}

describe("who is opted in", () => {
  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ["nothing said", undefined, undefined, undefined],
    ["the namespace", "l4", undefined, "namespace"],
    ["the pod", undefined, "l4", "pod"],
    ["both: the pod's label is the one that counts (U-A3)", "l4", "l4", "pod"],
    ["the pod stays out", "l4", "none", undefined],
    ["the pod comes in", "none", "l4", "pod"],
    ["l7 counts as out", "l7", undefined, undefined],
    ["a pod's unknown label counts as out, in an opted-in namespace too", "l4", "l7", undefined],
    ["an empty label", "", undefined, undefined],
  ])("%s", (_, namespaceLabel, podLabel, optedInBy) => {
    const result = compiled({
      namespaces: [namespace("default", namespaceLabel)],
      pods: [pod("default/web", { meshLabel: podLabel })],
    });
    expect(result.workloads.map((entry) => entry.optedInBy)).toEqual(
      optedInBy === undefined ? [] : [optedInBy],
    );
  });

  test("a namespace that is not known says nothing", () => {
    expect(compiled({ pods: [pod("default/web")] }).workloads).toEqual([]);
  });

  test.each<[string, Partial<Pod>, boolean]>([
    ["Running", {}, true],
    ["Pending", { phase: "Pending" }, true],
    ["Unknown", { phase: "Unknown" }, true],
    ["Succeeded: its address may be another pod's", { phase: "Succeeded" }, false],
    ["Failed", { phase: "Failed" }, false],
    ["no address yet: programs are there before the first process", { ips: [], phase: "Pending" }, true],
    ["another node's", { nodeName: "node-2" }, false],
    ["not scheduled", { nodeName: undefined }, false],
    ["hostNetwork: listed, for the packet level to refuse (K-43)", { hostNetwork: true }, true],
  ])("%s", (_, fields, listed) => {
    const { workloads } = compiled({ pods: [pod("default/web", { meshLabel: "l4", ...fields })] });
    expect(workloads.length === 1).toBe(listed);
  });
});

test("labels that are not understood are reported: namespaces, and pods of this node", () => {
  const result = compiled({
    namespaces: [namespace("default", "l7"), namespace("other", "none")],
    pods: [
      pod("default/web", { meshLabel: "on" }),
      pod("default/far", { meshLabel: "on", nodeName: "node-2" }),
    ],
  });
  expect(result.diagnostics.map(({ code, object }) => [code, object])).toEqual([
    ["mesh_label_not_understood", "Namespace default"],
    ["mesh_label_not_understood", "Pod default/web"],
  ]);
});

test("names of workloads and of their namespaces are in the tables, each once", () => {
  const { tables } = compiled({
    namespaces: [namespace("default", "l4")],
    pods: [pod("default/a", { uid: "1" }), pod("default/b", { uid: "2" })],
  });
  expect([...tables].map(([owner, { names }]) => [owner, names])).toEqual([
    ["namespace default", [{ id: idOf("namespace", "default"), text: "default" }]],
    ["workload default/a", [{ id: idOf("workload", "1"), text: "default/a" }]],
    ["workload default/b", [{ id: idOf("workload", "2"), text: "default/b" }]],
  ]);
});

test("the scope is the namespace only where it has rows of its own", () => {
  const result = compiled({
    namespaces: [namespace("clients", "l4"), namespace("default", "l4")],
    pods: [pod("clients/web"), pod("default/web")],
    services: [service("default/app")],
    routes: [tcpRoute("clients/mine", [parent("default/app")], [backend("default/app:80")])],
  });
  expect(result.workloads.map(({ pod: key, scope }) => [key, scope])).toEqual([
    ["clients/web", idOf("namespace", "clients")],
    ["default/web", NO_ID],
  ]);
});

test("of two pods with one uid both are served, and one is named", () => {
  const result = compiled({
    pods: [
      pod("default/a", { uid: "1", meshLabel: "l4" }),
      pod("default/b", { uid: "1", meshLabel: "l4", ips: [ip("10.1.0.2")] }),
    ],
  });
  expect(result.workloads).toHaveLength(2);
  expect([...result.tables.keys()]).toEqual(["namespace default", "workload default/a"]);
  expect(result.diagnostics.map(({ code, object }) => [code, object])).toEqual([
    ["id_collision", "Pod default/b"],
  ]);
});
