import { describe, expect, test } from "vitest";
import type { Clock } from "../lib/clock.ts";
import type { IpAddress } from "../lib/ip.ts";
import type { Exec } from "./exec.ts";
import { findLinks, type LinkSearchParts } from "./links.ts";

const clock: Clock = { nowMs: () => 0, sleep: () => Promise.resolve() };
const never = new AbortController().signal;

/** A node with one bridge; a pod is learned `after` so many provocations. */
function bridgedNode(
  after: number,
): LinkSearchParts & { readonly provoked: string[]; readonly commands: string[] } {
  const provoked: string[] = [];
  const commands: string[] = [];
  const isLearned = (): boolean => provoked.length >= after;
  const exec: Exec = (program, args) => {
    const command = [program, ...args].join(" ");
    commands.push(command);
    return Promise.resolve(JSON.stringify(rowsOf(command, isLearned())));
  };
  const provoke = (address: IpAddress): Promise<void> => {
    provoked.push(address);
    return Promise.resolve();
  };
  return { exec, clock, provoke, provoked, commands };
}

function rowsOf(command: string, isLearned: boolean): unknown[] {
  switch (command) {
    case "ip -j -d link show":
      return [
        { ifindex: 2, ifname: "br0", linkinfo: { info_kind: "bridge" } },
        { ifindex: 3, ifname: "veth0", linkinfo: { info_kind: "veth" } },
      ];
    case "ip -j -d route show table all":
      return [{ dst: "10.0.0.0/24", dev: "br0" }];
    case "ip -j neigh show":
      return isLearned
        ? [{ dst: "10.0.0.5", dev: "br0", lladdr: "0a:00:00:00:00:05", state: ["REACHABLE"] }]
        : [];
    case "bridge -j fdb show":
      return [{ mac: "0a:00:00:00:00:05", ifname: "veth0", master: "br0" }];
    default:
      throw new Error(command);
  }
}

const pod = ["10.0.0.5" as IpAddress];

describe("findLinks", () => {
  test("reads each table once for all pods when nothing is missing", async () => {
    const node = bridgedNode(0);
    const results = await findLinks(
      Array.from({ length: 250 }, () => pod),
      node,
      never,
    );
    expect(results).toHaveLength(250);
    expect(results.every(({ kind }) => kind === "found")).toBe(true);
    expect(node.commands).toHaveLength(4);
    expect(node.provoked).toEqual([]);
  });

  test("provokes what is not resolved, and looks again", async () => {
    const node = bridgedNode(2);
    expect(await findLinks([pod, []], node, never)).toEqual([
      { kind: "found", link: expect.objectContaining({ ifindex: 3, name: "veth0" }) as unknown },
      { kind: "missing", reason: "the pod has no address yet" },
    ]);
    expect(node.provoked).toEqual(["10.0.0.5", "10.0.0.5"]);
    expect(node.commands).toHaveLength(12);
  });

  test("gives up after a bounded number of attempts, with the reason", async () => {
    const node = bridgedNode(Infinity);
    expect(await findLinks([pod], node, never)).toEqual([
      { kind: "missing", reason: "10.0.0.5 does not answer on the bridge br0" },
    ]);
    expect(node.provoked).toHaveLength(4);
  });

  test("passes on that a command failed", async () => {
    const exec: Exec = () => Promise.reject(new Error("ip was not found"));
    await expect(findLinks([pod], { ...bridgedNode(0), exec }, never)).rejects.toThrow("ip was not found");
  });
});
