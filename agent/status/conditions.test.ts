import { describe, expect, test } from "vitest";
import type { ParentRef } from "../cluster/model.ts";
import type { RouteParentReport, RouteReport } from "../compiler/compiled.ts";
import { idOf } from "../lib/id.ts";
import { MAX_PARENTS, mergedParents, omittedParents } from "./conditions.ts";
import type { RawParent, RawParentRef, RawRoute } from "./conditions.ts";

const NOW = "2026-01-02T03:04:05Z";
const BEFORE = "2025-01-01T00:00:00Z";

function written(name: string): RawParentRef {
  return { group: "", kind: "Service", name };
}

function parent(name: string, changes: Partial<RouteParentReport> = {}): RouteParentReport {
  const parentRef: ParentRef = {
    ...{ group: "", kind: "Service", namespace: "shop", name },
    ...{ sectionName: undefined, port: undefined },
  };
  return {
    parentRef,
    accepted: true,
    acceptedReason: "Accepted",
    acceptedMessage: "",
    resolvedRefs: true,
    resolvedRefsReason: "ResolvedRefs",
    resolvedRefsMessage: "",
    partiallyInvalid: undefined,
    ports: [],
    beatenOn: new Map(),
    role: "producer",
    ...changes,
  };
}

function report(...parents: readonly RouteParentReport[]): RouteReport {
  return {
    ...{ route: "TCPRoute shop/r", kind: "TCPRoute", namespace: "shop", name: "r" },
    ...{ generation: 3, createdAtMs: 0, id: idOf("route", "r"), parents },
  };
}

function route(refs: readonly RawParentRef[], held: readonly RawParent[]): RawRoute {
  return {
    metadata: { namespace: "shop", name: "r", uid: "u", generation: 3, resourceVersion: "1" },
    spec: { parentRefs: refs },
    status: { parents: held },
  };
}

function foreign(name: string): RawParent {
  return { parentRef: written(name), controllerName: "example.com/other" };
}

function ours(name: string, status = "True"): RawParent {
  const condition = (type: string, reason: string) => ({
    ...{ type, status, reason, message: "", observedGeneration: 2, lastTransitionTime: BEFORE },
  });
  return {
    parentRef: written(name),
    controllerName: "weft.dev/agent",
    conditions: [condition("Accepted", "Accepted"), condition("ResolvedRefs", "ResolvedRefs")],
  };
}

function namesOf(parents: readonly RawParent[]): readonly string[] {
  return parents.map(
    ({ controllerName, parentRef }) => `${controllerName.split("/")[0] ?? ""} ${parentRef.name}`,
  );
}

describe("status.parents", () => {
  test("entries of others stay as and where they are, ours keep their place, new ones come last", () => {
    const held = [foreign("a"), ours("b"), foreign("b")];
    const refs = [written("c"), written("b")];
    const merged = mergedParents(route(refs, held), report(parent("c"), parent("b")), NOW);
    expect(namesOf(merged)).toEqual(["example.com a", "weft.dev b", "example.com b", "weft.dev c"]);
    expect([merged[0], merged[2]]).toEqual([held[0], held[2]]);
  });

  test("an entry of ours whose reference is gone goes", () => {
    const merged = mergedParents(route([written("b")], [ours("a"), ours("b")]), report(parent("b")), NOW);
    expect(namesOf(merged)).toEqual(["weft.dev b"]);
  });

  test("a condition has a new time only when its status changes, and the generation it was judged by", () => {
    const refs = [written("a"), written("b")];
    const reported = report(
      parent("a"),
      parent("b", { accepted: false, acceptedReason: "NoMatchingParent" }),
    );
    const merged = mergedParents(route(refs, [ours("a"), ours("b")]), reported, NOW);
    const times = merged.map(({ conditions = [] }) =>
      conditions.map(({ type, lastTransitionTime, observedGeneration }) => [
        ...[type, lastTransitionTime, observedGeneration],
      ]),
    );
    expect(times).toEqual([
      [
        ["Accepted", BEFORE, 3],
        ["ResolvedRefs", BEFORE, 3],
      ],
      [
        ["Accepted", NOW, 3],
        ["ResolvedRefs", BEFORE, 3],
      ],
    ]);
  });

  test("one reference written twice has two entries", () => {
    const refs = [written("a"), written("a")];
    expect(mergedParents(route(refs, []), report(parent("a"), parent("a")), NOW)).toHaveLength(2);
  });

  test("others are never pushed out: what has no room is left off, and counted", () => {
    const held = Array.from({ length: MAX_PARENTS - 1 }, (_, i) => foreign(String(i)));
    const refs = [written("a"), written("b")];
    const reported = report(parent("a"), parent("b"));
    const merged = mergedParents(route(refs, held), reported, NOW);
    expect(merged).toHaveLength(MAX_PARENTS);
    expect(merged.slice(0, -1)).toEqual(held);
    expect(namesOf(merged).at(-1)).toBe("weft.dev a");
    expect(omittedParents(reported, held.length)).toBe(1);
    expect(omittedParents(reported, MAX_PARENTS + 5)).toBe(2);
  });
});
