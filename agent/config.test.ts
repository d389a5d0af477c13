import { describe, expect, test } from "vitest";
import { agentHelp } from "./config/help.ts";
import { FLAG_NAMES, FLAG_SECTIONS, flagsOf, variableOf } from "./config/flags.ts";
import type { FlagName } from "./config/flags.ts";
import type { Environment } from "./config/sources.ts";
import { loadConfig } from "./config.ts";
import type { Config } from "./config.ts";
import { AgentError } from "./lib/errors.ts";

const REQUIRED = ["--manifests", "/manifests"];

function load(argv: readonly string[], env: Environment = {}, file?: string): Config {
  return loadConfig([...REQUIRED, ...argv], env, fileNamed("weft.yaml", file), () => "Host-1");
}

function fileNamed(path: string, text: string | undefined): (path: string) => string {
  return (asked) => {
    if (asked === path && text !== undefined) return text;
    throw new Error(`ENOENT: no such file or directory, open '${asked}'`);
  };
}

function refusal(argv: readonly string[], env: Environment = {}, file?: string): string {
  return refusalOf(() => load(argv, env, file));
}

function refusalOf(attempt: () => Config): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AgentError && error.code === "config_invalid") return error.message;
    throw error;
  }
  throw new Error("the configuration was taken");
}

describe("defaults", () => {
  test("are those of the documentation", () => {
    expect(load([])).toEqual({
      source: { kind: "manifests", directory: "/manifests" },
      meshName: "weft",
      nodeName: "host-1",
      bpfRoot: "/sys/fs/bpf/weft",
      stateDir: "/var/lib/weft",
      runDir: "/run/weft",
      http: { host: "127.0.0.1", port: 9797 },
      lb: "both",
      localDelivery: "stack",
      cgroupRoot: undefined,
      tcAttach: "auto",
      routePolicy: { requireReferenceGrant: false, l7Precedence: "accepted" },
      logLevel: "info",
      mapSizes: {
        names: 65_536,
        frontends: 65_536,
        splits: 16_384,
        backend_sets: 65_536,
        endpoints: 262_144,
        members: 262_144,
        workloads: 1024,
        flows: 524_288,
        flows_opening: 131_072,
        affinity: 65_536,
        fragments: 8_192,
        tuples: 131_072,
        shortcuts: 65_536,
        quiet: 1_024,
        remotes: 65_536,
        answers: 1_024,
        traffic: 65_536,
        refusals: 16_384,
        sockets: 131_072,
        socket_peers: 65_536,
        events: 1_048_576,
      },
    });
  });

  test("the result is frozen, also inside", () => {
    const { http, source, routePolicy, mapSizes, cgroupRoot, encryption, ...rest } = load([]);
    expect([http, source, routePolicy, mapSizes].every(Object.isFrozen)).toBe(true);
    expect(Object.isFrozen(load([]))).toBe(true);
    expect(cgroupRoot).toBeUndefined();
    expect(encryption).toBeUndefined();
    expect(Object.isFrozen(load(["--encryption=wireguard"]).encryption)).toBe(true);
    expect(Object.values(rest).every((value) => typeof value === "string")).toBe(true);
  });

  test("the node is named by NODE_NAME, else after the host", () => {
    expect(load([], { NODE_NAME: "node-a" }).nodeName).toBe("node-a");
    expect(load([], { NODE_NAME: "" }).nodeName).toBe("host-1");
  });

  test("a host whose name cannot be a node's needs --node-name", () => {
    const bare = (...argv: string[]): Config =>
      loadConfig([...REQUIRED, ...argv], {}, fileNamed("", undefined), () => "my_host");
    expect(refusalOf(() => bare())).toMatch(
      /^--node-name is missing, and the hostname "my_host" is not a node's name/,
    );
    expect(bare("--node-name", "node-b").nodeName).toBe("node-b");
  });
});

describe("precedence", () => {
  const withFile = ["--config", "weft.yaml"];
  const env = { WEFT_LOG_LEVEL: "warn" };
  const file = "log-level: error";

  test("flag before environment before file before default", () => {
    expect(load(["--log-level", "debug", ...withFile], env, file).logLevel).toBe("debug");
    expect(load(withFile, env, file).logLevel).toBe("warn");
    expect(load(withFile, {}, file).logLevel).toBe("error");
    expect(load(withFile, {}, "").logLevel).toBe("info");
  });

  test("NODE_NAME comes after the file", () => {
    expect(load(withFile, { NODE_NAME: "node-a" }, "node-name: node-c").nodeName).toBe("node-c");
  });

  test("the last of several flags counts", () => {
    expect(load(["--tc-attach", "tcx", "--tc-attach=clsact"]).tcAttach).toBe("clsact");
  });

  test("a beaten value is checked all the same", () => {
    expect(refusal(["--log-level", "warn"], { WEFT_LOG_LEVEL: "x" })).toMatch(/^WEFT_LOG_LEVEL: "x" is not /);
  });

  test("an empty variable is one that is not set", () => {
    expect(load([], { WEFT_TC_ATTACH: "" }).tcAttach).toBe("auto");
  });

  test("variables that are no settings are left alone", () => {
    expect(load([], { WEFT_SERVICE_HOST: "10.0.0.1", WEFT_PORT: "tcp://10.0.0.1:80" })).toEqual(load([]));
  });

  test("the file may be named by the environment, and the flag beats it", () => {
    expect(load([], { WEFT_CONFIG: "weft.yaml" }, "tc-attach: tcx").tcAttach).toBe("tcx");
    expect(load(withFile, { WEFT_CONFIG: "gone" }, "tc-attach: tcx").tcAttach).toBe("tcx");
  });
});

describe("every setting can be given in every way", () => {
  const EXAMPLES: Readonly<Record<Exclude<FlagName, "config" | "kubeconfig">, string>> = {
    "node-name": "node-x",
    manifests: "/other",
    "v1alpha2-routes": "true",
    "mesh-name": "mesh-x",
    "bpf-root": "/sys/fs/bpf/x",
    "state-dir": "/x/state",
    "run-dir": "/x/run",
    "cgroup-root": "/x/cgroup",
    http: "0.0.0.0:1",
    "log-level": "debug",
    lb: "packet",
    "local-delivery": "short",
    "tc-attach": "clsact",
    "require-reference-grant": "true",
    "l7-precedence": "never",
    encryption: "wireguard",
    "encryption-scope": "all",
    "encryption-strict": "true",
    "wireguard-port": "7",
    "wireguard-rotate-hours": "2",
    "wireguard-go": "external",
    "max-frontends": "11",
    "max-splits": "12",
    "max-backend-sets": "13",
    "max-endpoints": "14",
    "max-members": "15",
    "max-names": "16",
    "max-workloads": "17",
    "max-flows": "18",
    "max-flows-opening": "19",
    "max-affinity": "22",
    "max-fragments": "23",
    "max-tuples": "24",
    "max-shortcuts": "29",
    "max-sockets": "25",
    "max-socket-peers": "26",
    "max-remotes": "27",
    "max-traffic": "20",
    "max-refusals": "21",
    "max-events-bytes": "65536",
  };
  const ALL = Object.entries(EXAMPLES) as [FlagName, string][];
  const EXPECTED: Config = {
    nodeName: "node-x",
    source: { kind: "manifests", directory: "/other" },
    meshName: "mesh-x",
    bpfRoot: "/sys/fs/bpf/x",
    stateDir: "/x/state",
    runDir: "/x/run",
    http: { host: "0.0.0.0", port: 1 },
    logLevel: "debug",
    lb: "packet",
    localDelivery: "short",
    cgroupRoot: "/x/cgroup",
    tcAttach: "clsact",
    routePolicy: { requireReferenceGrant: true, l7Precedence: "never" },
    encryption: { scope: "all", isStrict: true, port: 7, rotateAfterMs: 7_200_000, wireguardGo: "external" },
    mapSizes: {
      ...{ frontends: 11, splits: 12, backend_sets: 13, endpoints: 14, members: 15, names: 16 },
      ...{
        workloads: 17,
        flows: 18,
        flows_opening: 19,
        affinity: 22,
        fragments: 23,
        tuples: 24,
        shortcuts: 29,
        quiet: 17,
        remotes: 27,
        answers: 17,
        traffic: 20,
        refusals: 21,
        sockets: 25,
        socket_peers: 26,
        events: 65_536,
      },
    },
  };

  test("as a flag", () => {
    const argv = ALL.map(([name, value]) => `--${name}=${value}`);
    expect(loadConfig(argv, {}, fileNamed("", undefined))).toEqual(EXPECTED);
  });

  test("as a variable", () => {
    const env = Object.fromEntries(ALL.map(([name, value]) => [variableOf(name), value]));
    expect(loadConfig([], env, fileNamed("", undefined))).toEqual(EXPECTED);
  });

  test("as a key of the file", () => {
    const text = ALL.map(([name, value]) => `${name}: ${value}`).join("\n");
    expect(loadConfig(["--config", "f"], {}, fileNamed("f", text))).toEqual(EXPECTED);
  });
});

describe("flags", () => {
  test("what is no flag is named", () => {
    expect(refusal(["--max-flow", "3"]).split("\n")).toEqual([
      "2 problems",
      "  --max-flow is no flag of weft agent",
      '  "3" is no flag',
    ]);
    expect(refusal(["-v"])).toBe("-v is no flag of weft agent");
  });

  test.each([[["--http"]], [["--http", "--lb", "both"]]])("%j: a flag without its value", (argv) => {
    expect(refusal(argv)).toMatch(/^--http needs a value: host:port/);
  });

  test("a switch needs no value", () => {
    expect(load(["--encryption-strict=false"])).toEqual(load([]));
    expect(refusal(["--encryption-strict"])).toMatch(
      /^--encryption-strict: .* it means nothing with --encryption off$/,
    );
    expect(refusal(["--encryption-strict=maybe"])).toBe('--encryption-strict: "maybe" is not true or false');
  });

  test("all problems are reported together", () => {
    const text = "max-flows: 0\nfoo: 1\nencryption-strict: true";
    const lines = refusal(["--lb", "none", "--config", "weft.yaml"], { WEFT_HTTP: "x" }, text).split("\n");
    expect(lines[0]).toBe("5 problems");
    expect(
      lines
        .slice(1)
        .map((line) => line.replace(/ (is|cannot) .*/, "").trim())
        .toSorted(),
    ).toEqual([
      '--lb: "none"',
      'WEFT_HTTP: "x"',
      'weft.yaml line 1: max-flows: "0"',
      "weft.yaml line 2: foo",
      'weft.yaml line 3: encryption-strict: "true"',
    ]);
  });
});

describe("the file", () => {
  const refused = (text: string): string => refusal(["--config", "weft.yaml"], {}, text);

  test("that cannot be read is the only problem: --manifests may be in it", () => {
    expect(refusalOf(() => loadConfig(["--config", "gone"], {}, fileNamed("", undefined)))).toBe(
      "gone: cannot be read: ENOENT: no such file or directory, open 'gone'",
    );
  });

  test("a key given twice is told with its line", () => {
    expect(refused("lb: both\nlb: packet\n")).toMatch(/^weft\.yaml line 2: .*unique/);
  });

  test.each(["- lb", "lb", "3"])("%s is no mapping", (text) => {
    expect(refused(text)).toBe("weft.yaml: is not a mapping of settings");
  });

  test.each(["", "# nothing\n", "{}"])("%j says nothing", (text) => {
    expect(load(["--config", "weft.yaml"], {}, text)).toEqual(load([]));
  });

  test.each(["nodeName: x", "help: true", "__proto__: x", "toString: x"])("%s: no setting", (text) => {
    expect(refused(text)).toMatch(/^weft\.yaml line 1: \w+ is no setting/);
  });

  test("one file does not lead to another", () => {
    expect(refused("config: other.yaml")).toBe("weft.yaml line 1: config cannot be set in a file");
  });

  test.each([
    ["manifests:", 'manifests: "" is not the path of a directory'],
    ["http: [1]", "http is not host:port"],
    ["max-flows: 1.5", 'max-flows: "1.5" is not a whole number'],
    ["max-flows: true", 'max-flows: "true" is not a whole number'],
    ["encryption-strict: 1", 'encryption-strict: "1" is not true or false'],
    ["? [a]\n: b", "a key is not a word"],
  ])("%j is refused", (text, message) => {
    expect(refused(text)).toContain(message);
  });

  test("values are taken as written: names that look like numbers, off, quotes", () => {
    const text = 'node-name: 0012\nencryption: off\nmax-flows: "8"';
    const config = load(["--config", "weft.yaml"], {}, text);
    expect([config.nodeName, config.mapSizes.flows]).toEqual(["0012", 8]);
  });
});

describe("values", () => {
  test.each([
    ["127.0.0.1:0", "127.0.0.1", 0],
    ["[::1]:9797", "::1", 9797],
    ["[::]:65535", "::", 65535],
    ["localhost:80", "localhost", 80],
  ])("--http %s", (text, host, port) => {
    expect(load(["--http", text]).http).toEqual({ host, port });
  });

  test.each([
    ["--http", "9797"],
    ["--http", ":9797"],
    ["--http", "::1:9797"],
    ["--http", "[127.0.0.1]:1"],
    ["--http", "127.0.0.1:65536"],
    ["--http", "127.0.0.300:1"],
    ["--http", "127.0.0.1"],
    ["--node-name", "Node"],
    ["--node-name", "a/b"],
    ["--node-name", "a..b"],
    ["--node-name", "a".repeat(254)],
    ["--bpf-root", ""],
    ["--lb", "Packet"],
    ["--encryption", "none"],
    ["--encryption-scope", "pods"],
    ["--tc-attach", "xdp"],
    ["--log-level", "verbose"],
    ["--wireguard-port", "0"],
    ["--wireguard-port", "65536"],
    ["--max-frontends", "0"],
    ["--max-frontends", "1e3"],
    ["--max-frontends", "0x10"],
    ["--max-frontends", "-1"],
    ["--max-frontends", "4194305"],
    ["--max-flows", "1"],
    ["--max-flows", "16777217"],
    ["--max-workloads", "65537"],
    ["--max-events-bytes", "65537"],
    ["--max-events-bytes", "32768"],
    ["--max-events-bytes", "2147483648"],
  ])("%s %j is refused, and nothing else", (flag, value) => {
    const message = refusal([`${flag}=${value}`]);
    expect(message.startsWith(`${flag}: "${value}" is not `)).toBe(true);
    expect(message).not.toContain("\n");
  });

  test("the longest run directory still has room for the socket's name", () => {
    const longest = `/${"r".repeat(96)}`;
    expect(`${longest}/weft.sock`).toHaveLength(107);
    expect(load(["--run-dir", longest]).runDir).toBe(longest);
    expect(refusal(["--run-dir", `${longest}r`])).toContain("at most 97 bytes");
  });
});

describe("what cannot be had", () => {
  test("without --manifests, --kubeconfig or a cluster around there are no objects", () => {
    expect(refusalOf(() => loadConfig([], {}, fileNamed("", undefined)))).toMatch(
      /^--manifests or --kubeconfig is missing: .*\(KUBERNETES_SERVICE_HOST is not set\)$/,
    );
  });

  test("objects come from one place: the API of a kubeconfig, of the cluster around, or a directory", () => {
    const sourceOf = (argv: readonly string[], env = {}) =>
      loadConfig(argv, env, fileNamed("", undefined), () => "host-1").source;
    const inCluster = { KUBERNETES_SERVICE_HOST: "10.96.0.1" };
    const kubernetes = { kind: "kubernetes", readsV1alpha2: false };
    expect(sourceOf(["--kubeconfig", "/k"])).toEqual({ ...kubernetes, kubeconfig: "/k" });
    expect(sourceOf([], inCluster)).toEqual({ ...kubernetes, kubeconfig: undefined });
    expect(sourceOf(["--v1alpha2-routes"], inCluster)).toMatchObject({ readsV1alpha2: true });
    expect(sourceOf(["--manifests", "/m"], inCluster)).toEqual({ kind: "manifests", directory: "/m" });
    expect(refusal(["--kubeconfig", "/k"])).toBe("--kubeconfig: cannot be had together with --manifests");
  });

  test.each(["--encryption wireguard", "--local-delivery short"])("%s where no packet is seen", (flag) => {
    expect(refusal([...flag.split(" "), "--lb", "socket"])).toBe(
      `--lb: "socket" cannot be had: with ${flag}, packets must be seen: packet or both`,
    );
  });
});

describe("--help", () => {
  test("has every flag once", () => {
    const lines = agentHelp().split("\n");
    for (const name of FLAG_NAMES) {
      expect(lines.filter((line) => new RegExp(`^  --${name}( |$)`).test(line))).toHaveLength(1);
    }
  });

  test("its sections are the whole table", () => {
    expect(FLAG_SECTIONS.flatMap(({ title }) => flagsOf(title))).toEqual(FLAG_NAMES);
  });

  test("says what the defaults are", () => {
    expect(agentHelp()).toMatch(/--http ADDR +where .* \(127\.0\.0\.1:9797\)\n/);
    expect(agentHelp()).toContain("($NODE_NAME, else the hostname)");
  });
});
