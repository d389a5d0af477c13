import { Mesh } from "../support/mesh.ts";
import { AgentUnderTest } from "../support/agent-under-test.ts";
import { timeChanges } from "./programming.ts";
const size = { services: 10_000, endpoints: 10, routes: 5_000, pods: 20_000 };
const mesh = await Mesh.create({ tag: "prof", topology: "routed", kubernetes: { direct: true, seed: "build/measure-10000-10-5000-20000" }, namespaces: { web: "l4" }, nodes: [{ name: "node-0", pods: [{ name: "client", namespace: "web" }] }] });
const sleep = (s: number) => new Promise((r) => setTimeout(r, s * 1000));
try {
  const source = ["--kubeconfig", await mesh.kubernetes.kubeconfigOf(mesh.cluster.node("node-0"))] as const;
  const extra = (process.env["EXTRA"] ?? "").split(" ").filter((x) => x !== "");
  const prof = process.env["NOPROF"] ? [] : ["--import", "/tmp/prof.mjs"];
  const t = performance.now();
  const agent = await AgentUnderTest.start(mesh.run, mesh.cluster.node("node-0"), { source, under: ["node", ...prof, ...extra] });
  console.log("ready", performance.now() - t);
  mesh.agents.set("node-0", agent);
  const { residentMiB, cpuSeconds } = await import("./process.ts");
  console.log(await residentMiB(agent.pid), await cpuSeconds(agent.pid));
  await sleep(Number(process.env["IDLE"] ?? 0));
  console.log(await residentMiB(agent.pid), await cpuSeconds(agent.pid));
  if (process.env["CHANGES"]) console.log(await timeChanges(mesh, "node-0", size, Number(process.env["CHANGES"])));
  console.log(await residentMiB(agent.pid), await cpuSeconds(agent.pid));
  for (const l of agent.log.filter((r) => ["warn", "error"].includes(r.level)).slice(0, 10)) console.log(JSON.stringify(l).slice(0, 300));
  await agent.stop();
} finally { await mesh.close(); }
