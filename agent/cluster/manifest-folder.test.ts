import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MAX_MANIFEST_BYTES } from "./manifest-file.ts";
import { ManifestFolder } from "./manifest-folder.ts";
import { sourceErrorText } from "./source-error.ts";
import { ClusterStore } from "./store.ts";

const service = (name: string, port: number | string = 80): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n  - port: ${port}\n`;

let directory: string;
let folder: ManifestFolder;
let store: ClusterStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "weft-manifests-"));
  folder = new ManifestFolder(directory);
  store = new ClusterStore();
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const path = (name: string): string => join(directory, name);
const write = (name: string, text: string | Buffer): Promise<void> => writeFile(path(name), text);

async function scan(): Promise<boolean> {
  const isNew = await folder.scan();
  if (isNew) folder.publish(store, "manifests");
  return isNew;
}

/** Until nothing is new any more, as it is when every file has been read a second time. */
async function settle(): Promise<void> {
  await scan();
  await scan();
  expect(await scan()).toBe(false);
}

/** "name:port" of the Services in the store. */
const services = (): readonly string[] =>
  [...store.snapshot().services.values()].map(({ name, ports }) => `${name}:${ports[0]?.port ?? ""}`).sort();

const errors = (): readonly string[] => store.snapshot().errors.map(sourceErrorText);

describe("which files are read", () => {
  test("*.yaml and *.yml, not those that begin with a dot, not folders inside", async () => {
    await mkdir(path("inside"));
    for (const name of ["a.yaml", "b.yml", "c.json", ".d.yaml", "e.yaml~", "inside/f.yaml"]) {
      await write(name, service(name.replace(/^\W|\W/g, "")));
    }
    await scan();
    expect([services(), errors()]).toEqual([["ayaml:80", "byml:80"], []]);
  });

  test("what is not a file is told, and a pipe is not waited for", async () => {
    await mkdir(path("folder.yaml"));
    await promisify(execFile)("mkfifo", [path("pipe.yaml")]);
    await symlink("/dev/zero", path("zero.yaml"));
    await write("a.yaml", service("a"));
    await scan();
    expect(services()).toEqual(["a:80"]);
    expect(errors()).toEqual(
      ["folder.yaml", "pipe.yaml", "zero.yaml"].map((name) => `${name}: is not a file`),
    );
  });

  test("of more than 4 MiB none, and the message tells both sizes", async () => {
    await write("a.yaml", service("a"));
    await settle();
    await truncate(path("a.yaml"), MAX_MANIFEST_BYTES + 1);
    await scan();
    expect(errors()).toEqual(["a.yaml: has 4194305 bytes; at most 4194304 are read"]);
    expect(services()).toEqual(["a:80"]);
  });

  test("of 4 MiB it is", async () => {
    await write("a.yaml", `${service("a")}#`.padEnd(MAX_MANIFEST_BYTES, "."));
    await scan();
    expect([services(), errors()]).toEqual([["a:80"], []]);
  });

  test("that is not UTF-8 is told", async () => {
    await write("a.yaml", Buffer.concat([Buffer.from(service("a")), Buffer.from([0x23, 0xff, 0xfe])]));
    await settle();
    expect(errors()).toEqual([expect.stringMatching(/^a\.yaml: cannot be read: .*utf-8/)]);
  });

  test("with a byte order mark is read", async () => {
    await write("a.yaml", `\uFEFF---\n${service("a")}`);
    await scan();
    expect([services(), errors()]).toEqual([["a:80"], []]);
  });
});

describe("changes", () => {
  beforeEach(async () => {
    await write("a.yaml", service("a"));
    await write("b.yaml", service("b"));
    await settle();
  });

  test("a new file adds, a changed one changes, a vanished one removes", async () => {
    await write("c.yaml", service("c"));
    await write("a.yaml", service("a", 81));
    await rm(path("b.yaml"));
    expect(await scan()).toBe(true);
    expect(services()).toEqual(["a:81", "c:80"]);
  });

  test("a file put in the place of another, as editors do", async () => {
    await write(".a.yaml.new", service("a", 82));
    await rename(path(".a.yaml.new"), path("a.yaml"));
    await scan();
    expect(services()).toEqual(["a:82", "b:80"]);
  });

  test("a file under a new name", async () => {
    const before = store.snapshot();
    await rename(path("a.yaml"), path("z.yaml"));
    await scan();
    expect([services(), errors()]).toEqual([["a:80", "b:80"], []]);
    expect(store.snapshot()).toBe(before);
  });

  test("an object moved into another file", async () => {
    await write("b.yaml", `${service("b")}---\n${service("a", 83)}`);
    await rm(path("a.yaml"));
    await scan();
    expect([services(), errors()]).toEqual([["a:83", "b:80"], []]);
  });

  test("that say the same as before are none to the store", async () => {
    const before = store.snapshot();
    await write("a.yaml", `# a comment\n${service("a")}`);
    await settle();
    expect(store.snapshot()).toBe(before);
  });

  test("a file is read a second time: its times do not tell two writes of one moment apart", async () => {
    await write("a.yaml", service("a", 84));
    expect([await scan(), await scan(), await scan()]).toEqual([true, true, false]);
  });
});

describe("what cannot be used", () => {
  beforeEach(async () => {
    await write("a.yaml", `${service("a", 1)}---\n${service("b", 2)}`);
    await settle();
  });

  test("a truncated file is one error, and its last content stays", async () => {
    await write("a.yaml", `${service("a", 1)}  selector: {app: w`);
    await settle();
    expect(errors()).toEqual([expect.stringMatching(/^a\.yaml line 8: .* \(the file may be cut off\)$/)]);
    expect(services()).toEqual(["a:1", "b:2"]);
  });

  test("a bad document is one error, and its last object stays", async () => {
    await write("a.yaml", `${service("a", 70_000)}---\n${service("b", 3)}`);
    await settle();
    expect(errors()).toEqual([
      "a.yaml line 7, document 1 (Service default/a): spec.ports[0].port: 70000 is not a whole number between 1 and 65535",
    ]);
    expect(services()).toEqual(["a:1", "b:3"]);
  });

  test("the error goes when the file is good again, or gone", async () => {
    await write("a.yaml", "a: [");
    await write("b.yaml", "b: [");
    await scan();
    expect(errors()).toHaveLength(2);
    await write("a.yaml", service("a", 9));
    await rm(path("b.yaml"));
    await scan();
    expect([services(), errors()]).toEqual([["a:9"], []]);
  });

  test("a broken file that vanishes takes its last content along", async () => {
    await write("a.yaml", "a: [");
    await scan();
    await rm(path("a.yaml"));
    await scan();
    expect([services(), errors()]).toEqual([[], []]);
  });

  test("an object in two files is one error that names both, and the first file counts", async () => {
    await write("b.yaml", `# b\n---\n${service("a", 5)}---\n${service("c", 6)}`);
    await scan();
    expect(services()).toEqual(["a:1", "b:2", "c:6"]);
    expect(errors()).toEqual([
      "b.yaml line 3, document 1 (Service default/a): is defined twice; a.yaml, document 1 (line 1) counts",
    ]);
    await rm(path("a.yaml"));
    await scan();
    expect([services(), errors()]).toEqual([["a:5", "c:6"], []]);
  });

  test("a directory that cannot be read is an error, and all content stays", async () => {
    await rename(directory, `${directory}-away`);
    await scan();
    expect(errors()).toEqual([expect.stringContaining(`${directory}: cannot be read: ENOENT`)]);
    expect(services()).toEqual(["a:1", "b:2"]);
    expect(await scan()).toBe(false);
    await rename(`${directory}-away`, directory);
    await scan();
    expect([services(), errors()]).toEqual([["a:1", "b:2"], []]);
  });
});

test("of too many files the first by name are read, and the message tells how many there are", async () => {
  folder = new ManifestFolder(directory, 2);
  for (const name of ["c", "a", "b"]) await write(`${name}.yaml`, service(name));
  await scan();
  expect([services(), errors()]).toEqual([
    ["a:80", "b:80"],
    [`${directory}: has 3 manifests; the first 2 are read`],
  ]);
  await rm(path("a.yaml"));
  await scan();
  expect([services(), errors()]).toEqual([["b:80", "c:80"], []]);
});

test("a directory that was never there is not read", async () => {
  const missing = new ManifestFolder(path("none"));
  expect(await missing.scan()).toBe(true);
  expect(missing.wasRead).toBe(false);
});

describe("a volume of symbolic links, as kubelet makes them", () => {
  /** A new version of the whole volume appears by the renaming of one link. */
  async function swap(version: string, files: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(path(`..${version}`));
    for (const [name, text] of Object.entries(files)) await write(`..${version}/${name}`, text);
    await symlink(`..${version}`, path("..data_tmp"));
    await rename(path("..data_tmp"), path("..data"));
  }

  beforeEach(async () => {
    await swap("v1", { "a.yaml": service("a", 1), "b.yaml": service("b", 1) });
    for (const name of ["a.yaml", "b.yaml"]) await symlink(`..data/${name}`, path(name));
    await settle();
  });

  test("is read through them", () => {
    expect(services()).toEqual(["a:1", "b:1"]);
  });

  test("changes when the link is swapped", async () => {
    await swap("v2", { "a.yaml": service("a", 2), "b.yaml": service("b", 1) });
    await scan();
    expect(services()).toEqual(["a:2", "b:1"]);
  });

  test("a link that leads nowhere is a file that is gone", async () => {
    await swap("v2", { "a.yaml": service("a", 1) });
    await scan();
    expect([services(), errors()]).toEqual([["a:1"], []]);
    expect(await scan()).toBe(true);
    expect(await scan()).toBe(false);
  });
});
