import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import { REPOSITORY } from "../support/places.ts";

const HELM = join(REPOSITORY, "build", "bin", "helm");
const CHART = join(REPOSITORY, "deploy", "chart");
const FLAGS = ["--namespace", "weft-system", "--kube-version", "1.36.0"];

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

test("settings of the agent go into its configuration", async () => {
  expect(await render("--set", "config.log-level=debug")).toMatch(/^ {4}log-level: debug$/m);
});
