import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CliBench } from "../../test/support/cli-run.ts";

/**
 * What every command prints, in every format, as testdata/*.txt. The JSON there is what
 * scripts build upon: a change of it breaks them. `vitest -u` writes the files anew.
 */
const TRANSCRIPTS: Readonly<Record<string, readonly string[]>> = {
  status: ["status", "status -o json", "status -o yaml"],
  "service-list": ["service list", "service list -o json", "service list -o yaml"],
  "route-list": ["route list", "route list -o json", "route list -o yaml"],
  "route-explain": [
    "route explain shop/orders:80",
    "route explain shop/orders:80 -o json",
    "route explain shop/orders:80 -o yaml",
  ],
  "workload-list": ["workload list", "workload list -o json", "workload list -o yaml"],
  "map-list": ["map list", "map list -o json", "map list -o yaml"],
  "map-dump": [
    "map dump traffic",
    "map dump splits",
    "map dump names",
    "map dump splits -o json",
    "map dump names -o json",
    "map dump splits -o yaml",
  ],
  "map-check": ["map check", "map check -o json", "map check -o yaml"],
  "flow-list": ["flow list", "flow list -o json", "flow list -o yaml"],
  version: ["version", "version -o json", "version -o yaml"],
};

const TESTDATA = join(import.meta.dirname, "testdata");

describe("transcripts", () => {
  let bench: CliBench;

  beforeEach(async () => {
    bench = new CliBench();
    await bench.startAgent();
  });
  afterEach(async () => {
    await bench.close();
  });

  test.each(Object.entries(TRANSCRIPTS))("%s", async (name, commandLines) => {
    let transcript = "";
    for (const commandLine of commandLines) {
      const { exitCode, stdout, stderr } = await bench.weft(...commandLine.split(" "));
      transcript += `$ weft ${commandLine}\n${stdout}`;
      if (stderr !== "") transcript += `[stderr] ${stderr}`;
      transcript += `[exit code ${String(exitCode)}]\n\n`;
    }
    await expect(transcript).toMatchFileSnapshot(join(TESTDATA, `${name}.txt`));
  });

  test("every file has its command", () => {
    expect(readdirSync(TESTDATA).sort()).toEqual(
      Object.keys(TRANSCRIPTS)
        .map((name) => `${name}.txt`)
        .sort(),
    );
  });
});
