import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AgentError } from "../lib/errors.ts";
import { packageFile } from "../lib/package-file.ts";
import { Border, errnoName, failed, OP } from "./native.ts";

/** `OP_MAP_UPDATE = 40` as ["mapUpdate", 40]. */
function operationsOf(header: string): Record<string, number> {
  const found = [...header.matchAll(/\bOP_([A-Z_]+)\s*=\s*(\d+)/g)];
  return Object.fromEntries(found.map(([, name = "", number]) => [camelCase(name), Number(number)]));
}

function camelCase(name: string): string {
  return name.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

describe("the border to the shim", () => {
  test("knows the operations of native/shim.h, each by its number", () => {
    expect(OP).toEqual(operationsOf(readFileSync(packageFile("native/shim.h"), "utf8")));
  });

  test("names an errno, the kernel's own, libbpf's and unknown ones too", () => {
    expect(errnoName(-7)).toBe("E2BIG");
    expect(errnoName(2)).toBe("ENOENT");
    expect(errnoName(-524)).toBe("ENOTSUPP");
    expect(errnoName(-4001)).toBe("LIBBPF_ERRNO__FORMAT");
    expect(errnoName(-9999)).toBe("errno 9999");
  });

  test("a failure says what was done, why not, and what the kernel had to say", () => {
    const error = failed("object_load_failed", "loading x.o", { errno: "EACCES", message: "R0 !read_ok" });
    expect(error.message).toBe("loading x.o: EACCES\nR0 !read_ok");
    expect(error.details).toEqual({ errno: "EACCES" });
    const silent = failed("native_call_failed", "closing", { errno: "EBADF", message: "" });
    expect(silent.message).toBe("closing: EBADF");
  });

  test("a library that is not there is named", () => {
    expect(() => new Border("/nowhere/libweft.so")).toThrow(AgentError);
    expect(() => new Border("/nowhere/libweft.so")).toThrow(/\/nowhere\/libweft\.so/);
  });
});
