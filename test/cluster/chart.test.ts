import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { DEVICES } from "../../agent/encryption/device.ts";
import { exec } from "../../agent/host/exec.ts";
import { WIREGUARD_GO_CAPABILITIES } from "../support/chart-rights.ts";
import { REPOSITORY } from "../support/places.ts";

const HELM = join(REPOSITORY, "build", "bin", "helm");
const CHART = join(REPOSITORY, "deploy", "chart");
const FLAGS = ["--namespace", "weft-system", "--kube-version", "1.36.0"];

interface DeployObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly updateStrategy: { readonly type: string };
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly securityContext: object;
          readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
        }[];
        readonly volumes: readonly { readonly name: string; readonly hostPath?: { readonly path: string } }[];
      };
    };
  };
}

async function render(...settings: readonly string[]): Promise<string> {
  return exec(HELM, ["template", "weft", CHART, ...FLAGS, ...settings], { timeoutMs: 60_000 });
}

test("deploy/weft.yaml is what the chart renders (make manifest)", async () => {
  const rendered = await render("--set", "createNamespace=true");
  expect(readFileSync(join(REPOSITORY, "deploy", "weft.yaml"), "utf8")).toBe(rendered);
});

test.each([
  ["unknown=1", "unknown"],
  ["http.port=70000", "port"],
  ["image.pullPolicy=Sometimes", "pullPolicy"],
  ["paths.bpf=relative", "bpf"],
  ["wireguardGo.enabled=true", "encryption"],
  ["wireguardGo.enabled=yes,config.encryption=wireguard", "enabled"],
])("the schema refuses --set %s and names it", async (setting, name) => {
  await expect(render("--set", setting)).rejects.toThrow(name);
});

test("entering the namespaces of pods is granted where UDP sockets of pods may have to be ended, and only there", async () => {
  expect(await render()).not.toContain("SYS_ADMIN");
  const rendered = await render("--set", "config.lb=socket");
  expect(rendered).toContain("- SYS_ADMIN");
  expect(rendered).toContain("mountPath: /run/netns");
});

test("the settings of the tunnel's device can be written where there is a tunnel, and nowhere else", async () => {
  expect(await render()).not.toContain("/host/proc/sys/net");
  expect(await render("--set", "config.encryption=wireguard")).toContain("mountPath: /host/proc/sys/net");
});

test("wireguard-go runs apart from the agent, restarts with no upgrade, and may make network devices and nothing else", async () => {
  const isOn = ["--set", "config.encryption=wireguard,wireguardGo.enabled=true"];
  const objects = parseAllDocuments(await render(...isOn)).map((document) => document.toJS() as DeployObject);
  const daemonSets = objects.filter(({ kind }) => kind === "DaemonSet");
  const [agent, wireguardGo] = ["weft-agent", "weft-wireguard-go"].map((name) =>
    daemonSets.find(({ metadata }) => metadata.name === name),
  );
  expect(wireguardGo?.spec.updateStrategy.type).toBe("OnDelete");
  const [container] = wireguardGo?.spec.template.spec.containers ?? [];
  const add = WIREGUARD_GO_CAPABILITIES;
  expect(container?.securityContext).toMatchObject({
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"], add },
  });
  // One directory of the node, where wg(8) and wireguard-go look for it.
  for (const daemonSet of [agent, wireguardGo]) {
    const { containers = [], volumes = [] } = daemonSet?.spec.template.spec ?? {};
    const mount = containers[0]?.volumeMounts.find(({ mountPath }) => mountPath === "/var/run/wireguard");
    const volume = volumes.find(({ name }) => name === mount?.name);
    expect(volume?.hostPath?.path).toBe("/run/weft/wireguard");
  }
});

test("the agent asks weft-wireguard-go for tunnels where it runs, and only there", async () => {
  const isOn = ["--set", "config.encryption=wireguard,wireguardGo.enabled=true"];
  expect(await render(...isOn)).toMatch(/^ {4}wireguard-go: external$/m);
  expect(await render("--set", "config.encryption=wireguard")).not.toContain("wireguard-go");
});

test("weft-wireguard-go knows the agent's devices", () => {
  const script = readFileSync(join(REPOSITORY, "bin", "weft-wireguard-go"), "utf8");
  expect(script).toContain(`\t${DEVICES.join(" | ")})`);
});

test("settings of the agent go into its configuration", async () => {
  expect(await render("--set", "config.log-level=debug")).toMatch(/^ {4}log-level: debug$/m);
});
