import { mkdirSync, rmSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { KernelObject } from "../../agent/datapath/kernel-object.ts";
import { Kernel, UPDATE } from "../../agent/datapath/kernel.ts";
import { keyAt, valuesAt } from "../../agent/datapath/raw-map.ts";
import { packageFile } from "../../agent/lib/package-file.ts";

const OBJECT = packageFile("build/shim_test.bpf.o");
const PIN_ROOT = `/sys/fs/bpf/weft-test-native-${String(process.pid)}`;
const ROW = { key: 8, value: 8 };

const kernel = new Kernel();
let object: KernelObject;
const descriptors: number[] = [];

/** Closed after the test. */
function kept(fd: number): number {
  descriptors.push(fd);
  return fd;
}

function openTestObject(): KernelObject {
  const opened = kernel.openObject(OBJECT);
  opened.skipProgram("refused");
  return opened;
}

function mapFd(name: string): number {
  return kept(object.mapFd(name));
}

function programFd(name: string): number {
  return kept(object.programFd(name));
}

function numbers(count: number, nth: (i: number) => number): Buffer {
  const buffer = Buffer.alloc(count * 8);
  for (let i = 0; i < count; i++) buffer.writeDoubleLE(nth(i), i * 8);
  return buffer;
}

function keysUpTo(count: number): Buffer {
  return numbers(count, (i) => i);
}

beforeAll(() => {
  mkdirSync(PIN_ROOT, { recursive: true });
});
afterAll(() => {
  rmSync(PIN_ROOT, { recursive: true, force: true });
});
beforeEach(() => {
  object = openTestObject();
  object.load();
});
afterEach(() => {
  for (const fd of descriptors.splice(0)) kernel.closeFd(fd);
  object.close();
});

describe("maps", () => {
  test("rows come back as they were written", () => {
    const fd = mapFd("table");
    const values = numbers(10, (i) => i * 100);
    expect(kernel.updateBatch(fd, ROW, keysUpTo(10), values, 10)).toEqual({ done: 10, errno: undefined });
    expect(
      kernel
        .lookup(
          fd,
          numbers(1, () => 7),
          8,
        )
        ?.readDoubleLE(0),
    ).toBe(700);
    expect(
      kernel.lookup(
        fd,
        numbers(1, () => 99),
        8,
      ),
    ).toBeUndefined();
    const raw = kernel.dump(fd);
    expect(raw.count).toBe(10);
    for (let i = 0; i < raw.count; i++)
      expect(valuesAt(raw, i, 8)[0]?.readDoubleLE(0)).toBe(keyAt(raw, i, 8).readDoubleLE(0) * 100);
  });

  test("an update may insist that a row is new, or that it is not", () => {
    const fd = mapFd("table");
    const [key, value] = [keysUpTo(1), keysUpTo(1)];
    expect(kernel.updateBatch(fd, ROW, key, value, 1, UPDATE.exist)).toEqual({ done: 0, errno: "ENOENT" });
    expect(kernel.updateBatch(fd, ROW, key, value, 1, UPDATE.noExist).errno).toBeUndefined();
    expect(kernel.updateBatch(fd, ROW, key, value, 1, UPDATE.noExist)).toEqual({ done: 0, errno: "EEXIST" });
  });

  test("a full map says how far it got", () => {
    const update = kernel.updateBatch(mapFd("table"), ROW, keysUpTo(20), keysUpTo(20), 20);
    expect(update).toEqual({ done: 16, errno: "E2BIG" });
  });

  test("deleting counts what was there, and takes a missing key for deleted", () => {
    const fd = mapFd("table");
    kernel.updateBatch(fd, ROW, keysUpTo(10), keysUpTo(10), 10);
    expect(
      kernel.deleteBatch(
        fd,
        ROW.key,
        numbers(6, (i) => i * 3),
        6,
      ),
    ).toBe(4);
    expect(kernel.dump(fd).count).toBe(6);
    expect(kernel.deleteBatch(fd, ROW.key, keysUpTo(0), 0)).toBe(0);
  });

  test("a batch larger than the areas goes in, comes out and is deleted in parts", () => {
    const [fd, size, count] = [mapFd("pages"), { key: 8, value: 512 }, 20_000];
    const pages = Buffer.alloc(count * size.value);
    for (let i = 0; i < count; i++) pages.writeDoubleLE(i, (i + 1) * size.value - 8);
    expect(kernel.updateBatch(fd, size, keysUpTo(count), pages, count).done).toBe(count);
    const raw = kernel.dump(fd);
    expect(raw.count).toBe(count);
    for (let i = 0; i < count; i++) {
      if (raw.values.readDoubleLE((i + 1) * size.value - 8) !== raw.keys.readDoubleLE(i * 8))
        expect.fail(`row ${String(i)} has another row's value`);
    }
    expect(kernel.deleteBatch(fd, size.key, keysUpTo(count), count)).toBe(count);
    expect(kernel.dump(fd).count).toBe(0);
  });

  test("a full map says how far it got beyond the first part", () => {
    const [size, count] = [{ key: 8, value: 512 }, 20_010];
    const update = kernel.updateBatch(
      mapFd("pages"),
      size,
      keysUpTo(count),
      Buffer.alloc(count * 512),
      count,
    );
    expect(update).toEqual({ done: 20_000, errno: "E2BIG" });
  });

  test("100,000 rows", () => {
    const [fd, count] = [mapFd("large"), 100_000];
    const [keys, values] = [keysUpTo(count), numbers(count, (i) => i * 3)];
    const started = performance.now();
    expect(kernel.updateBatch(fd, ROW, keys, values, count).done).toBe(count);
    const written = performance.now();
    const raw = kernel.dump(fd);
    const ms = (from: number, to: number): string => (to - from).toFixed(0);
    console.log(
      `100,000 rows: written in ${ms(started, written)} ms, read in ${ms(written, performance.now())} ms`,
    );
    const expected = new Set(Array.from({ length: count }, (_, i) => i));
    for (let i = 0; i < raw.count; i++) {
      const key = raw.keys.readDoubleLE(i * 8);
      if (raw.values.readDoubleLE(i * 8) === key * 3) expected.delete(key);
    }
    expect([raw.count, expected.size]).toEqual([count, 0]);
    expect(kernel.countRows(fd)).toBe(count);
  });

  test("dumps in parts may take turns, with each other and with everything else", () => {
    const [fd, count] = [mapFd("large"), 1_000];
    kernel.updateBatch(fd, ROW, keysUpTo(count), keysUpTo(count), count);
    const seen = new Set<number>();
    for (const part of kernel.dumpParts(fd, 64)) {
      expect(part.count).toBeLessThanOrEqual(64);
      for (let i = 0; i < part.count; i++) seen.add(part.keys.readDoubleLE(i * 8));
      const others = [...kernel.dumpParts(fd, 300)];
      expect(others.length).toBeGreaterThan(3);
      expect(others.reduce((sum, other) => sum + other.count, 0)).toBe(count);
    }
    expect(seen.size).toBe(count);
  });

  test("an array goes on at a key", () => {
    const keys = [...kernel.dumpParts(mapFd("row"), 1)].map((part) => part.keys);
    expect(Buffer.concat(keys)).toEqual(Buffer.from(new Uint32Array([0, 1, 2, 3]).buffer));
  });

  test("a per-CPU map yields the value of every processor", () => {
    const [fd, cpus] = [mapFd("totals"), kernel.possibleCpus()];
    const value = Buffer.alloc(8 * cpus);
    for (let cpu = 0; cpu < cpus; cpu++) value.writeUInt32LE(1000 + cpu, 8 * cpu);
    const key = Buffer.from([5, 0, 0, 0]);
    expect(kernel.updateBatch(fd, { key: 4, value: value.length }, key, value, 1).done).toBe(1);
    const raw = kernel.dump(fd);
    expect([raw.count, raw.cpus]).toEqual([1, cpus]);
    const expected = Array.from({ length: cpus }, (_, cpu) => 1000 + cpu);
    expect(valuesAt(raw, 0, 4).map((own) => own.readUInt32LE(0))).toEqual(expected);
  });

  test("two million operations leave memory as it was", async () => {
    const [fd, rounds] = [mapFd("large"), 1_000_000];
    const [key, value] = [Buffer.alloc(8), Buffer.alloc(8)];
    let [warm, peak, wrong] = [0, 0, 0];
    for (let i = 0; i < rounds; i++) {
      key.writeUInt32LE(i % 1000);
      value.writeUInt32LE(i);
      if (kernel.updateBatch(fd, ROW, key, value, 1).done !== 1) wrong++;
      if (kernel.lookup(fd, key, 8)?.readUInt32LE(0) !== i) wrong++;
      if (i % 10_000 !== 0) continue;
      await setImmediate(); // finalizers only run when the event loop turns
      if (i === 100_000) warm = process.memoryUsage.rss();
      if (i > 100_000) peak = Math.max(peak, process.memoryUsage.rss());
    }
    expect(wrong).toBe(0);
    expect(peak - warm).toBeLessThan(24 * 1024 * 1024);
  });
});

describe("pins", () => {
  test("a map is found again at its path, and taken over by another object with its rows", () => {
    const path = join(PIN_ROOT, "table");
    const fd = mapFd("table");
    kernel.pin(fd, path);
    kernel.updateBatch(
      fd,
      ROW,
      keysUpTo(1),
      numbers(1, () => 11),
      1,
    );
    const pinned = kept(kernel.openPin(path));
    expect(kernel.mapInfo(pinned)).toEqual({
      ...kernel.mapInfo(fd),
      type: "hash",
      name: "table",
      maxEntries: 16,
    });
    const second = openTestObject();
    try {
      second.reuseMap("table", pinned);
      second.load();
      expect(kernel.lookup(kept(second.mapFd("table")), keysUpTo(1), 8)?.readDoubleLE(0)).toBe(11);
    } finally {
      second.close();
    }
    expect(() => {
      kernel.pin(fd, path);
    }).toThrow(/EEXIST[^]*weft-test-native/);
  });

  test("a descriptor outlives the object it came from", () => {
    const second = openTestObject();
    second.load();
    const fd = kept(second.mapFd("table"));
    second.close();
    expect(kernel.updateBatch(fd, ROW, keysUpTo(3), keysUpTo(3), 3).done).toBe(3);
  });
});

describe("programs", () => {
  test("constants are set before loading; a packet and its context come out", () => {
    const second = openTestObject();
    try {
      second.setConstant("answer", 41);
      second.setConstant("wide", 100n);
      second.setConstant("is_set", true);
      second.load();
      const fd = kept(second.programFd("packet"));
      const run = kernel.testRun(fd, { data: Buffer.alloc(64), context: Buffer.alloc(192) });
      expect([run.retval, run.data.length, run.data[0], run.data[1]]).toEqual([41, 64, 0xff, 0]);
      expect(run.context.readUInt32LE(8)).toBe(142); // skb->mark
    } finally {
      second.close();
    }
  });

  test("a syscall program changes its context", () => {
    const context = Buffer.alloc(16);
    context.writeUInt32LE(21);
    const { retval, context: out } = kernel.runSyscall(programFd("call"), context);
    expect([retval, out.readUInt32LE(8)]).toEqual([7, 42]);
  });
});

describe("the event stream", () => {
  /** Writes `count` records, never more than 500 ahead of the reader. */
  async function writeRecords(count: number, received: () => number): Promise<void> {
    const fd = programFd("record");
    const context = Buffer.alloc(192);
    for (let number = 0; number < count; number++) {
      while (number - received() >= 500) await setImmediate();
      context.writeUInt32LE(number, 8);
      expect(kernel.testRun(fd, { data: Buffer.alloc(64), context }).retval).toBe(0);
    }
  }

  test("delivers every record, whole and in order", async () => {
    const [count, recordBytes] = [20_000, 4 + 512];
    const stream = kernel.openEventStream(mapFd("records"));
    const socket = new net.Socket({ fd: stream.fd });
    let rest = Buffer.alloc(0);
    let received = 0;
    let wrong = 0;
    socket.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (; rest.length >= recordBytes; rest = rest.subarray(recordBytes)) {
        if (rest.readUInt32LE(0) !== 512 || rest.readUInt32LE(4) !== received) wrong++;
        received++;
      }
    });
    try {
      await writeRecords(count, () => received);
      await expect.poll(() => received, { timeout: 30_000 }).toBe(count);
      expect([wrong, stream.dropped()]).toEqual([0, 0]);
    } finally {
      stream.stop();
      socket.destroy();
    }
  });
});
