import { expect, test } from "vitest";
import type { Id } from "../lib/id.ts";
import { finish } from "../lib/steps.ts";
import { claimIds, collisionDiagnostics } from "./collisions.ts";
import { nameRow } from "./names.ts";

const id = (number: number): Id => number as Id;

test("names are cut to 383 bytes, never within a character", () => {
  expect(nameRow(id(1), "short").text).toBe("short");
  expect(nameRow(id(1), "a".repeat(500)).text).toHaveLength(383);
  expect(Buffer.byteLength(nameRow(id(1), "é".repeat(300)).text)).toBe(382);
  expect(Buffer.byteLength(nameRow(id(1), "🦊".repeat(300)).text)).toBe(380);
  expect(nameRow(id(1), "é".repeat(191)).text).toBe("é".repeat(191));
});

test("the later owner of an id yields with all of its ids", () => {
  const first = finish(claimIds([{ owner: "Service a/a", ids: [id(1), id(2)] }], []));
  const second = finish(
    claimIds(
      [
        { owner: "TCPRoute a/x", ids: [id(3), id(2)] },
        { owner: "TCPRoute a/y", ids: [id(3)] },
        { owner: "TCPRoute a/z", ids: [id(3)] },
      ],
      [first],
    ),
  );
  expect([...second.yielding]).toEqual([
    ["TCPRoute a/x", "Service a/a"],
    ["TCPRoute a/z", "TCPRoute a/y"],
  ]);
  expect(collisionDiagnostics(second).map(({ code, object }) => [code, object])).toEqual([
    ["id_collision", "TCPRoute a/x"],
    ["id_collision", "TCPRoute a/z"],
  ]);
});
