import { writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../lib/clock.ts";
import { watchManifests } from "./manifests.ts";
import { sourceErrorText } from "./source-error.ts";
import { ClusterStore } from "./store.ts";

const service = (name: string, port = 80): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n  - port: ${port}\n`;

/** Long enough for a slow machine; a test that passes needs next to none of it. */
const PATIENCE = { timeout: 20_000, interval: 5 };

describe("watching a directory", () => {
  let parent: string;
  let directory: string;
  let store: ClusterStore;
  let stop: AbortController;
  let watching: Promise<void> | undefined;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "weft-watch-"));
    directory = join(parent, "manifests");
    await mkdir(directory);
    store = new ClusterStore();
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await watching;
    await rm(parent, { recursive: true });
  });

  const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text);

  function start(): void {
    watching = watchManifests({ directory, store, clock: systemClock }, stop.signal);
  }

  const services = (): readonly string[] =>
    [...store.snapshot().services.values()]
      .map(({ name, ports }) => `${name}:${ports[0]?.port ?? ""}`)
      .sort();

  async function expectServices(...expected: readonly string[]): Promise<void> {
    await vi.waitFor(() => {
      expect(services()).toEqual(expected);
    }, PATIENCE);
  }

  async function expectErrors(...expected: readonly string[]): Promise<void> {
    await vi.waitFor(() => {
      expect(store.snapshot().errors.map(sourceErrorText)).toEqual(expected);
    }, PATIENCE);
  }

  async function synced(): Promise<void> {
    await vi.waitFor(() => {
      expect(store.unsyncedSources).toEqual([]);
    }, PATIENCE);
  }

  test("the store waits for it from the first moment, and has everything when it is synced", async () => {
    await write("a.yaml", service("a"));
    await write("b.yaml", service("b"));
    start();
    expect(store.unsyncedSources).toEqual([`manifests ${directory}`]);
    const seen: (readonly string[])[] = [];
    store.onChange(() => {
      if (store.unsyncedSources.length === 0) seen.push(services());
    });
    await synced();
    expect(seen[0]).toEqual(["a:80", "b:80"]);
  });

  test("an empty directory is synced too", async () => {
    start();
    await synced();
    expect(services()).toEqual([]);
  });

  test("files that appear, change and vanish are followed", async () => {
    start();
    await synced();
    await write("a.yaml", service("a"));
    await expectServices("a:80");
    await write("a.yaml", service("a", 81));
    await expectServices("a:81");
    await rm(join(directory, "a.yaml"));
    await expectServices();
  });

  test("a bad port is told while the last good one stays, until it is put right", async () => {
    await write("a.yaml", service("a"));
    start();
    await synced();
    await write("a.yaml", service("a", 70_000));
    await expectErrors(
      "a.yaml line 7, document 1 (Service default/a): spec.ports[0].port: 70000 is not a whole number between 1 and 65535",
    );
    expect(services()).toEqual(["a:80"]);
    await write("a.yaml", service("a", 81));
    await expectErrors();
    expect(services()).toEqual(["a:81"]);
  });

  test("a directory with errors is synced all the same", async () => {
    await write("a.yaml", "a: [");
    await write("b.yaml", service("b"));
    start();
    await synced();
    expect([services(), store.snapshot().errors.length]).toEqual([["b:80"], 1]);
  });

  test("a file that takes the place of another by its name is followed", async () => {
    await write("a.yaml", service("a"));
    start();
    await synced();
    await write(".a.yaml.swp", service("a", 81));
    await rename(join(directory, ".a.yaml.swp"), join(directory, "a.yaml"));
    await expectServices("a:81");
  });

  test("files that are no manifests are no news to the store", async () => {
    await write("a.yaml", service("a"));
    start();
    await synced();
    const before = store.snapshot();
    await write("notes.txt", service("notes"));
    await write(".b.yaml", service("b"));
    // In one reading with these, or after it.
    await write("c.yaml", service("c"));
    await expectServices("a:80", "c:80");
    expect(store.snapshot().services.get("default/a")).toBe(before.services.get("default/a"));
    expect(store.snapshot().errors).toBe(before.errors);
  });

  test("a volume is followed when kubelet swaps its link", async () => {
    await mkdir(join(directory, "..v1"));
    await write("..v1/a.yaml", service("a"));
    await symlink("..v1", join(directory, "..data"));
    await symlink("..data/a.yaml", join(directory, "a.yaml"));
    start();
    await expectServices("a:80");
    await mkdir(join(directory, "..v2"));
    await write("..v2/a.yaml", service("a", 81));
    await symlink("..v2", join(directory, "..data_tmp"));
    await rename(join(directory, "..data_tmp"), join(directory, "..data"));
    await rm(join(directory, "..v1"), { recursive: true });
    await expectServices("a:81");
  });

  test("so is a directory that is itself a link", async () => {
    await rename(directory, join(parent, "v1"));
    await writeFile(join(parent, "v1", "a.yaml"), service("a"));
    await symlink("v1", directory);
    start();
    await expectServices("a:80");
    await mkdir(join(parent, "v2"));
    await writeFile(join(parent, "v2", "a.yaml"), service("a", 81));
    await symlink("v2", join(parent, "next"));
    await rename(join(parent, "next"), directory);
    await expectServices("a:81");
  });

  test("a file written in two halves does no harm", async () => {
    await write("a.yaml", service("a"));
    start();
    await synced();
    const errors: number[] = [];
    store.onChange(() => errors.push(store.snapshot().errors.length));
    writeFileSync(join(directory, "a.yaml"), `${service("a")}  selector: {app`);
    writeFileSync(join(directory, "a.yaml"), `${service("a")}---\n${service("b")}`);
    await expectServices("a:80", "b:80");
    expect(errors).not.toContain(1);
  });

  test("a directory that is not there yet is told, and read when it comes", async () => {
    await rm(directory, { recursive: true });
    start();
    await vi.waitFor(() => {
      expect(store.snapshot().errors).toMatchObject([{ source: directory }]);
    }, PATIENCE);
    expect(store.unsyncedSources).toHaveLength(1);
    await mkdir(directory);
    await write("a.yaml", service("a"));
    await expectServices("a:80");
    expect(store.snapshot().errors).toEqual([]);
    await synced();
  });

  test("a directory that is made anew is followed on", async () => {
    await write("a.yaml", service("a"));
    start();
    await synced();
    await rename(directory, `${directory}-old`);
    await mkdir(directory);
    await write("b.yaml", service("b"));
    await expectServices("b:80");
    await write("c.yaml", service("c"));
    await expectServices("b:80", "c:80");
  });

  test("it ends when it is told to, also in the middle of its first reading", async () => {
    for (let index = 0; index < 20; index++) await write(`f${index}.yaml`, service(`s${index}`));
    start();
    stop.abort();
    await expect(watching).resolves.toBeUndefined();
  });
});
