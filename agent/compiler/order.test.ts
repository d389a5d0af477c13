import { expect, test } from "vitest";
import { bytesOrder } from "./address-order.ts";
import { fraction, partOf } from "./fraction.ts";
import { compareAge, compareNames, compareText } from "./order.ts";
import { ip } from "../../test/support/cluster-state.ts";

test("namespaces count before names, also where a character sorts before the slash", () => {
  const names = [
    { namespace: "a-b", name: "x" },
    { namespace: "a", name: "z" },
    { namespace: "a", name: "y" },
  ];
  expect([...names].sort(compareNames).map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
    "a/y",
    "a/z",
    "a-b/x",
  ]);
});

test("G-31: of the same age, the first by name", () => {
  const entries = [
    { namespace: "a", name: "y", createdAtMs: 2000 },
    { namespace: "a", name: "x", createdAtMs: 2000 },
    { namespace: "z", name: "z", createdAtMs: 1000 },
  ];
  expect([...entries].sort(compareAge).map(({ name }) => name)).toEqual(["z", "x", "y"]);
});

test("addresses sort as their bytes, not as their text", () => {
  const sorted = (addresses: string[]): string[] =>
    addresses.sort((a, b) => compareText(bytesOrder(ip(a)), bytesOrder(ip(b))));
  expect(sorted(["10.0.0.10", "10.0.0.9", "9.255.0.1"])).toEqual(["9.255.0.1", "10.0.0.9", "10.0.0.10"]);
  expect(sorted(["fd00::10", "fd00::9", "::1", "fd00:0:0:1::", "fd00::a"])).toEqual([
    "::1",
    "fd00::9",
    "fd00::a",
    "fd00::10",
    "fd00:0:0:1::",
  ]);
});

test("every canonical IPv6 form is eight groups", () => {
  for (const address of ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1::8", "1:2:3::6:7:8"])
    expect(bytesOrder(ip(address))).toHaveLength(8);
});

test("fractions are in lowest terms", () => {
  expect(fraction(90n, 100n)).toEqual({ numerator: 9n, denominator: 10n });
  expect(fraction(0n, 100n)).toEqual({ numerator: 0n, denominator: 1n });
  expect(partOf(fraction(2n, 3n), 4)).toEqual({ numerator: 1n, denominator: 6n });
});
