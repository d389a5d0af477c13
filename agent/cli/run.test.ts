import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CliBench, sampleKernel, WHOLE } from "../../test/support/cli-run.ts";
import { weftVersion } from "../lib/version.ts";
import { SAMPLE_ANSWERS } from "../../test/support/sample-answers.ts";

let bench: CliBench;

beforeEach(() => {
  bench = new CliBench();
});
afterEach(async () => {
  await bench.close();
});

describe("a command line that cannot be meant", () => {
  test.each([
    [["statsu"], "weft: unknown command 'statsu' (Did you mean status?); see weft --help\n"],
    [["map", "drop"], "weft: unknown command 'drop' (Did you mean dump?); see weft map --help\n"],
    [["map", "dump"], "weft: missing required argument 'map'; see weft map dump --help\n"],
    [
      ["status", "more"],
      "weft: too many arguments for 'status'. Expected 0 arguments but got 1; see weft status --help\n",
    ],
    [["status", "--bogus"], "weft: unknown option '--bogus'; see weft status --help\n"],
    [
      ["route", "explain", "orders"],
      'weft: "orders": must be NAMESPACE/SERVICE:PORT, with a port from 1 to 65535; see weft route explain --help\n',
    ],
    [
      ["route", "explain", "shop/orders:65536"],
      'weft: "shop/orders:65536": must be NAMESPACE/SERVICE:PORT, with a port from 1 to 65535; ' +
        "see weft route explain --help\n",
    ],
    [
      ["route", "explain", "shop/orders:80", "--from", "client"],
      'weft: --from "client": must be NAMESPACE/POD; see weft route explain --help\n',
    ],
  ])("is refused: weft %s", async (args, stderr) => {
    await bench.startAgent();
    expect(await bench.weft(...args)).toEqual({ exitCode: 2, stdout: "", stderr });
  });

  test.each([
    [["status", "-o", "xml"], "Allowed choices are table, json, yaml; see weft --help\n"],
    [["map", "dump", "events"], "traffic, refusals; see weft map dump --help\n"],
    [["route", "explain", "a/b:1", "--protocol", "sctp"], "tcp, udp; see weft route explain --help\n"],
    [["completion", "sh"], "Allowed choices are bash, zsh, fish; see weft completion --help\n"],
  ])("hears what is allowed: weft %s", async (args, end) => {
    const { exitCode, stdout, stderr } = await bench.weft(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.endsWith(end), stderr).toBe(true);
    expect(stderr.split("\n")).toHaveLength(2);
  });

  test.each([[[]], [["map"]], [["route"]]])("is answered with help: weft %s", async (args) => {
    const { exitCode, stdout, stderr } = await bench.weftExactly(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("Usage: weft");
  });
});

describe("help", () => {
  test.each([[["map", "dump", "--help"]], [["help", "map", "dump"]], [["map", "dump", "-h"]]])(
    "is printed: weft %s",
    async (args) => {
      const { exitCode, stdout, stderr } = await bench.weftExactly(...args);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(stdout).toContain("Usage: weft map dump [options] <map>");
      expect(stdout).toContain("--bpf-root");
      expect(stdout).toContain("Examples:\n  weft map dump frontends\n");
    },
  );

  test("the version is printed", async () => {
    expect(await bench.weftExactly("--version")).toEqual({
      exitCode: 0,
      stdout: `${weftVersion()}\n`,
      stderr: "",
    });
  });
});

describe("weft agent", () => {
  test.each([
    [
      ["agent", "--lb", "packet", "--help"],
      ["--lb", "packet", "--help"],
    ],
    [["agent"], []],
    [
      ["--run-dir", "/x", "--state-dir=/y", "agent", "--bogus"],
      ["--run-dir", "/x", "--state-dir=/y", "--bogus"],
    ],
    [
      ["--run-dir", "agent", "agent"],
      ["--run-dir", "agent"],
    ],
    [["help", "agent"], ["--help"]],
  ])("gets its words as they were written: weft %s", async (args, passedOn) => {
    const result = await bench.weftExactly(...args);
    expect(result).toEqual({ exitCode: 7, stdout: "", stderr: "" });
    expect(bench.agentRuns).toEqual([passedOn]);
  });

  test("is not meant by an argument of that name", async () => {
    expect((await bench.weft("route", "explain", "agent")).exitCode).toBe(2);
    expect(bench.agentRuns).toEqual([]);
  });
});

describe("where things are", () => {
  test("may be said before and after the command", async () => {
    await bench.startAgent();
    const { runDir } = bench;
    const after = await bench.weftExactly("service", "list", "-o", "json", "--run-dir", runDir);
    const before = await bench.weftExactly("--run-dir", runDir, "-o", "json", "service", "list");
    const between = await bench.weftExactly("service", "--run-dir", runDir, "-o=json", "list");
    expect(after.exitCode).toBe(0);
    expect(before).toEqual(after);
    expect(between.exitCode).toBe(2);
    expect(await bench.weftExactly("service", "--run-dir", runDir, "-ojson", "list")).toEqual(after);
  });

  test("may be said by the environment; a flag wins, and an empty variable says nothing", async () => {
    await bench.startAgent();
    bench.env = { WEFT_RUN_DIR: bench.runDir };
    expect((await bench.weftExactly("status")).exitCode).toBe(0);
    expect((await bench.weftExactly("status", "--run-dir", "/nowhere")).stderr).toContain(
      "/nowhere/weft.sock",
    );
    bench.env = { WEFT_RUN_DIR: "" };
    expect((await bench.weftExactly("--help")).stdout).toContain('"/run/weft"');
  });

  test("is told to those who read the kernel", async () => {
    const roots: string[] = [];
    bench.kernel = undefined;
    for (const args of [
      ["map", "list"],
      ["map", "dump", "names"],
      ["flow", "list"],
    ]) {
      const { exitCode, stderr } = await bench.weft(...args);
      expect(exitCode).toBe(1);
      roots.push(stderr);
    }
    expect(new Set(roots)).toEqual(new Set(["weft: no datapath of Weft under BPF_ROOT\n"]));
  });
});

describe("without an agent", () => {
  test.each([["status"], ["service list"], ["route list"], ["route explain a/b:80"], ["workload list"]])(
    "weft %s says how to get one",
    async (commandLine) => {
      expect(await bench.weft(...commandLine.split(" "))).toEqual({
        exitCode: 1,
        stdout: "",
        stderr:
          "weft: no agent runs here: there is no RUN_DIR/weft.sock; " +
          'start one with "weft agent", or say with --run-dir where it runs\n',
      });
    },
  );

  test("the kernel can be read all the same", async () => {
    for (const args of [
      ["map", "list"],
      ["map", "dump", "traffic"],
      ["flow", "list"],
    ]) {
      expect((await bench.weft(...args)).exitCode).toBe(0);
    }
  });

  test("the version is that of weft alone", async () => {
    expect((await bench.weft("version", "-o", "json")).stdout).toBe(
      `{\n  "version": "${weftVersion()}",\n  "agentVersion": null\n}\n`,
    );
  });
});

describe("failures of the agent", () => {
  test("are one line", async () => {
    await bench.startAgent({ explain: () => ({ error: "Service shop/none does not exist" }) });
    expect(await bench.weft("route", "explain", "shop/none:80")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "weft: Service shop/none does not exist\n",
    });
  });

  test("bugs say where they are, in one line too", async () => {
    bench.kernel = {
      ...sampleKernel(),
      listMaps: () => {
        throw new TypeError("undefined is not a map");
      },
    };
    const { exitCode, stderr } = await bench.weft("map", "list");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^weft: bug: TypeError: undefined is not a map at .*run\.test\.ts.*\n$/);
  });
});

describe("lists", () => {
  test.each([
    ["service list", "No services."],
    ["route list", "No routes."],
    ["workload list", "No workloads."],
  ])("weft %s: an empty one says so on stderr, or is []", async (commandLine, empty) => {
    await bench.startAgent({ services: () => [], routes: () => [], workloads: () => [] });
    const args = commandLine.split(" ");
    expect(await bench.weft(...args)).toEqual({ exitCode: 0, stdout: "", stderr: `${empty}\n` });
    expect(await bench.weft(...args, "-o", "json")).toEqual({ exitCode: 0, stdout: "[]\n", stderr: "" });
  });

  test("the kernel is closed again, also after a failure", async () => {
    let closed = 0;
    const kernel = { ...sampleKernel(), close: () => (closed += 1) };
    bench.kernel = kernel;
    await bench.weft("flow", "list");
    kernel.listFlows = () => {
      throw new Error("no");
    };
    await bench.weft("flow", "list");
    expect(closed).toBe(2);
  });
});

describe("weft route explain", () => {
  test("asks what was meant", async () => {
    const asked: unknown[] = [];
    await bench.startAgent({
      explain: (query) => {
        asked.push(query);
        return SAMPLE_ANSWERS.explain;
      },
    });
    await bench.weft("route", "explain", "shop/orders:53", "--from", "web/c", "--protocol", "udp");
    await bench.weft("route", "explain", "shop/orders:53");
    expect(asked).toEqual([
      { service: "shop/orders", port: 53, protocol: "UDP", fromPod: "web/c" },
      { service: "shop/orders", port: 53, protocol: undefined, fromPod: undefined },
    ]);
  });
});

describe("weft status", () => {
  test("never ends a list silently", async () => {
    const errors = Array.from({ length: 23 }, (_, index) => `file ${String(index)}`);
    const sources = { ...SAMPLE_ANSWERS.status.sources, errors };
    await bench.startAgent({ status: () => ({ ...SAMPLE_ANSWERS.status, sources }) });
    const { stdout } = await bench.weft("status");
    expect(stdout).toContain("  file 19\n  ... and 3 more: weft status -o json\n");
    expect(stdout).not.toContain("file 20");
  });

  test("has no sections about nothing", async () => {
    const { status } = SAMPLE_ANSWERS;
    await bench.startAgent({
      status: () => ({
        ...status,
        ready: true,
        sources: { synced: false, objects: [], errors: [], watched: [] },
        leader: undefined,
        diagnostics: [],
        datapath: { generation: undefined, lastWrite: undefined, maps: [], attached: [] },
        problems: [],
      }),
    });
    expect((await bench.weft("status")).stdout).toBe(
      [
        `Agent        node-a, weft ${weftVersion()}, pid 4711, up 3m`,
        "Ready        yes",
        "Sources      not all read yet: no objects",
        "Datapath     nothing written yet, attached: no interface",
        "Workloads    3 active, 1 pending, 0 draining, 0 refused",
        "Diagnostics  0 errors, 0 warnings, 0 infos",
        "",
        "Readiness",
        "  sources   ready    all read",
        "  datapath  waiting  endpoints: no room for default/huge",
        "",
      ].join("\n"),
    );
  });
});

describe("weft map check", () => {
  const DANGLING = {
    ...WHOLE,
    differences: [{ map: "frontends", kind: "dangling", key: "k", expected: "set 2a", actual: undefined }],
  } as const;

  test("without an agent checks references, and says so", async () => {
    expect(await bench.weft("map", "check")).toEqual({
      exitCode: 0,
      stdout: "321 rows checked, all whole: nothing points at a missing row.\n",
      stderr: "weft: no agent runs at RUN_DIR: rows are only checked against one another\n",
    });
    const { stdout } = await bench.weft("map", "check", "-o", "json");
    expect(JSON.parse(stdout)).toEqual({ against: "references", rowsChecked: 321, differences: [] });
  });

  test("without an agent fails when a row points at nothing", async () => {
    bench.kernel = sampleKernel(DANGLING);
    const { exitCode, stdout } = await bench.weft("map", "check");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("dangling");
    expect(stdout).toContain("321 rows checked, 1 difference.\n");
  });

  test("with an agent asks it, and is content without differences", async () => {
    await bench.startAgent({ mapCheck: () => ({ against: "desired", rowsChecked: 5, differences: [] }) });
    expect(await bench.weft("map", "check")).toEqual({
      exitCode: 0,
      stdout: "5 rows checked, all as the agent wants them.\n",
      stderr: "",
    });
  });

  test("does not take an agent that fails for none", async () => {
    await bench.startAgent({ mapCheck: () => Promise.reject(new Error("frontends: EPERM")) });
    expect(await bench.weft("map", "check")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "weft: frontends: EPERM\n",
    });
  });
});

describe("weft cleanup", () => {
  test("finds nothing, and says so", async () => {
    expect(await bench.weft("cleanup")).toEqual({
      exitCode: 0,
      stdout: "Nothing to remove under BPF_ROOT, RUN_DIR and STATE_DIR.\n",
      stderr: "",
    });
    expect(bench.cleanups).toEqual([bench.bpfRoot]);
    const { stdout } = await bench.weft("cleanup", "-o", "json");
    expect(JSON.parse(stdout)).toEqual({ removed: [] });
  });

  test("names everything that it removed", async () => {
    bench.removed = ["link interface 12 ingress", "map frontends"];
    mkdirSync(bench.stateDir);
    mkdirSync(bench.runDir);
    writeFileSync(join(bench.runDir, "weft.sock.not"), "somebody else's");
    expect(await bench.weft("cleanup")).toEqual({
      exitCode: 0,
      stdout: "removed link interface 12 ingress\nremoved map frontends\nremoved directory STATE_DIR\n",
      stderr: "",
    });
    expect(existsSync(bench.stateDir)).toBe(false);
    expect(existsSync(join(bench.runDir, "weft.sock.not"))).toBe(true);
  });

  test("leaves a state directory that holds anything", async () => {
    mkdirSync(bench.stateDir);
    writeFileSync(join(bench.stateDir, "file"), "");
    expect((await bench.weft("cleanup")).exitCode).toBe(0);
    expect(existsSync(join(bench.stateDir, "file"))).toBe(true);
  });

  test("refuses while an agent runs", async () => {
    await bench.startAgent();
    expect(await bench.weft("cleanup")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "weft: an agent runs at RUN_DIR: stop it first, or say --force\n",
    });
    expect(bench.cleanups).toEqual([]);
  });

  test("by force removes the datapath of a running agent, but leaves its socket", async () => {
    await bench.startAgent();
    bench.removed = ["map frontends"];
    expect(await bench.weft("cleanup", "--force")).toEqual({
      exitCode: 0,
      stdout: "removed map frontends\n",
      stderr: "",
    });
    expect((await bench.weft("status")).exitCode).toBe(0);
  });

  test("after the agent has stopped removes its directory", async () => {
    await bench.startAgent();
    await bench.stopAgent();
    expect((await bench.weft("cleanup")).stdout).toBe("removed directory RUN_DIR\n");
  });

  test("removes the socket that a killed agent left", async () => {
    await bench.leaveStaleSocket();
    expect((await bench.weft("cleanup")).stdout).toBe(
      "removed socket RUN_DIR/weft.sock\nremoved directory RUN_DIR\n",
    );
  });
});
