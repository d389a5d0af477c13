import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { KernelObject } from "../../agent/datapath/kernel-object.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { AgentError } from "../../agent/lib/errors.ts";
import type { AgentErrorCode } from "../../agent/lib/errors.ts";
import { packageFile } from "../../agent/lib/package-file.ts";

/** What the kernel refuses reaches people with its code, its errno and the name of the thing. */

const OBJECT = packageFile("build/shim_test.bpf.o");
const NO_FD = 99_999;

const kernel = new Kernel();
let object: KernelObject;

beforeEach(() => {
  object = kernel.openObject(OBJECT);
});
afterEach(() => {
  object.close();
});

function expectRefusal(action: () => unknown, code: AgentErrorCode, errno: string, text: RegExp): void {
  let thrown: unknown;
  try {
    action();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(AgentError);
  expect(thrown).toMatchObject({ code, details: { errno } });
  expect((thrown as AgentError).message).toMatch(text);
}

/** Runs an action on a descriptor of the loaded object's. */
function withMap(name: string, action: (fd: number) => void): void {
  object.skipProgram("refused");
  object.load();
  const fd = object.mapFd(name);
  try {
    action(fd);
  } finally {
    kernel.closeFd(fd);
  }
}

describe("an object", () => {
  test("that is not there, or is none", () => {
    const load = (path: string) => () => kernel.openObject(path);
    expectRefusal(load("/nowhere/x.o"), "object_load_failed", "ENOENT", /\/nowhere\/x\.o/);
    expectRefusal(load("/etc/hostname"), "object_load_failed", "LIBBPF_ERRNO__FORMAT", /\/etc\/hostname/);
  });

  test("that the verifier refuses: with the program's name and the end of the log", () => {
    const load = (): void => {
      object.load();
    };
    expectRefusal(load, "object_load_failed", "EACCES", /refused[^]*invalid mem access/);
  });

  test("without such a constant, map or program", () => {
    const code = "object_load_failed";
    expectRefusal(() => object.mapFd("nonsense"), code, "ENOENT", /no map nonsense/);
    expectRefusal(() => object.programFd("nonsense"), code, "ENOENT", /no program nonsense/);
    const setUnknown = (): void => {
      object.setConstant("nonsense", 1);
    };
    expectRefusal(setUnknown, code, "ENOENT", /no constant nonsense/);
    expectRefusal(() => object.mapFd("table"), code, "EBADF", /table[^]*not loaded/);
  });

  test("whose constant is of another size, or cannot hold the value", () => {
    const setWide = (): void => {
      object.setConstant("answer", 1n);
    };
    expectRefusal(setWide, "object_load_failed", "EINVAL", /constant answer has 4 bytes, not 8/);
    expect(() => {
      object.setConstant("answer", -1);
    }).toThrow(/-1 is no u32/);
  });

  test("that would take over a map of another shape", () => {
    withMap("row", (fd) => {
      const second = kernel.openObject(OBJECT);
      const reuse = (): void => {
        second.reuseMap("table", fd);
      };
      try {
        expectRefusal(
          reuse,
          "object_load_failed",
          "EINVAL",
          /map table: the pinned map has type 2, .* wants 1/,
        );
      } finally {
        second.close();
      }
    });
  });
});

describe("a map", () => {
  test("that is no map", () => {
    expectRefusal(() => kernel.mapInfo(NO_FD), "map_read_failed", "EBADF", /map/);
    expectRefusal(() => kernel.dump(NO_FD), "map_read_failed", "EBADF", /map/);
    const keys = Buffer.alloc(8);
    const update = (): unknown => kernel.updateBatch(NO_FD, { key: 8, value: 8 }, keys, keys, 1);
    expectRefusal(update, "map_write_failed", "EBADF", /writing/);
  });

  test("whose rows have another size", () => {
    withMap("table", (fd) => {
      const bytes = Buffer.alloc(64);
      const update = (): unknown => kernel.updateBatch(fd, { key: 8, value: 16 }, bytes, bytes, 1);
      expectRefusal(update, "map_write_failed", "EINVAL", /map table has values of 8 bytes, not 16/);
      const remove = (): unknown => kernel.deleteBatch(fd, 4, bytes, 1);
      expectRefusal(remove, "map_write_failed", "EINVAL", /map table has keys of 8 bytes, not 4/);
      const lookUp = (): unknown => kernel.lookup(fd, bytes.subarray(0, 8), 4);
      expectRefusal(lookUp, "map_read_failed", "EINVAL", /map table has values of 8 bytes, not 4/);
    });
  });

  test("whose rows cannot be deleted", () => {
    withMap("row", (fd) => {
      const remove = (): unknown => kernel.deleteBatch(fd, 4, Buffer.alloc(4), 1);
      expectRefusal(remove, "map_write_failed", "EINVAL", /map row/);
    });
  });

  test("that has no rows", () => {
    withMap("records", (fd) => {
      expectRefusal(() => kernel.dump(fd), "map_read_failed", "EINVAL", /records/);
    });
  });
});

describe("anything else", () => {
  test("a pin that is not there", () => {
    const path = "/sys/fs/bpf/weft-test-native-missing";
    expectRefusal(() => kernel.openPin(path), "native_call_failed", "ENOENT", /weft-test-native-missing/);
  });

  test("a descriptor that is closed already", () => {
    const close = (): void => {
      kernel.closeFd(NO_FD);
    };
    expectRefusal(close, "native_call_failed", "EBADF", /99999/);
  });

  test("a stream of what is no ring buffer", () => {
    withMap("table", (fd) => {
      expectRefusal(() => kernel.openEventStream(fd), "native_call_failed", "EINVAL", /stream/);
    });
  });

  test("an interface that is not there", () => {
    const attach = (): unknown =>
      kernel.attachTc({ programFd: NO_FD, ifindex: 999_999, hook: "ingress", mode: "auto" });
    expectRefusal(attach, "attach_failed", "EBADF", /ingress of interface 999999/);
    const query = (): unknown => kernel.queryTc(999_999, "ingress");
    expectRefusal(query, "attach_failed", "ENODEV", /interface 999999/);
  });
});
