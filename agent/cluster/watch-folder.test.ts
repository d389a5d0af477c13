import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FolderWatch } from "./watch-folder.ts";

let parent: string;
let directory: string;
let rings: number;
let watch: FolderWatch;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "weft-folder-"));
  directory = join(parent, "manifests");
  rings = 0;
  watch = new FolderWatch(directory, () => rings++);
});

afterEach(async () => {
  watch.close();
  await rm(parent, { recursive: true });
});

async function expectRing(): Promise<void> {
  rings = 0;
  await writeFile(join(directory, "a.yaml"), "a: 1");
  await vi.waitFor(
    () => {
      expect(rings).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 5 },
  );
}

test("rings when a file changes, however often it was told to follow", async () => {
  await mkdir(directory);
  await watch.follow();
  await watch.follow();
  await expectRing();
});

test("waits for a directory that is not there yet", async () => {
  await watch.follow();
  await mkdir(directory);
  await watch.follow();
  await expectRing();
});

test("follows on to the directory that takes the place of another", async () => {
  await mkdir(directory);
  await watch.follow();
  await rename(directory, `${directory}-old`);
  await watch.follow();
  await mkdir(directory);
  await watch.follow();
  await expectRing();
});

test("follows on to a directory that is made anew before anybody looks", async () => {
  await mkdir(directory);
  await watch.follow();
  await rm(directory, { recursive: true });
  await mkdir(directory);
  await watch.follow();
  await expectRing();
});
