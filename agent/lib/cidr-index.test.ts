import { expect, test } from "vitest";
import { CidrIndex } from "./cidr-index.ts";
import { parseCidr } from "./ip.ts";
import type { Cidr } from "./ip.ts";

const cidr = (text: string): Cidr => parseCidr(text) ?? (text as Cidr);

test.each([
  ["10.1.2.3/24", "10.1.2.0/24"],
  ["10.1.2.3/0", "0.0.0.0/0"],
  ["FD00:0::1/64", "fd00::/64"],
  ["10.1.2.3/32", "10.1.2.3/32"],
  ["10.1.2.3/33", undefined],
  ["fd00::/129", undefined],
  ["10.1.2.3", undefined],
  ["10.1.2.0/24/8", undefined],
  ["10.1.2.0/-1", undefined],
  ["ten/8", undefined],
])("%s as a network is %s", (text, expected) => {
  expect(parseCidr(text)).toBe(expected);
});

test("the networks around another, of its own family", () => {
  const index = new CidrIndex<string>();
  for (const text of ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.0/24", "10.2.0.0/16", "fd00::/16"])
    index.add(cidr(text), text);
  const around = (text: string) => [...index.around(cidr(text))].sort();
  expect(around("10.1.2.3/32")).toEqual(["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.0/24"]);
  expect(around("10.1.0.0/16")).toEqual(["10.0.0.0/8", "10.1.0.0/16"]);
  expect(around("10.0.0.0/7")).toEqual([]);
  expect(around("fd00:1::/64")).toEqual(["fd00::/16"]);
  expect(around("192.0.2.1/32")).toEqual([]);
});
