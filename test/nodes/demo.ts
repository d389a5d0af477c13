/** The README's story on real nodes. KEEP=1 leaves the cluster for you to play with, until Ctrl-C. */
import { once } from "node:events";
import { blank, say, step, table, verbatim } from "../demo/narrate.ts";
import { tcpRouteObject } from "../support/objects.ts";
import { connect, type ConnectReport } from "../support/traffic.ts";
import { RealCluster } from "./cluster.ts";
import { describeOptions, optionsFrom } from "./options.ts";
import type { Pod } from "./pod.ts";
import { deviation, sharesOf, waitForShares, type Shares } from "./shares.ts";
import { Shop } from "./shop.ts";
import { installWeft, waitForActive } from "./weft.ts";

const CONNECTIONS = 2_000;
const TOLERANCE = 0.05;

const options = optionsFrom(process.env);
const startMs = performance.now();

say(`Starting real nodes, ${describeOptions(options)} ...`);
const cluster = await RealCluster.start(options.cluster);
try {
  await tellStory();
  if (process.env["KEEP"] === "1") await waitForInterrupt();
} finally {
  await cluster.stop();
}
blank();
say(`Everything is removed again. ${seconds()} seconds in all.`);

async function tellStory(): Promise<void> {
  const shop = await setUp();
  await showSplit(shop);
  await showEdit(shop);
  await showConsumer(shop);
  await showMissingBackend(shop);
  await showWhy(shop);
}

async function setUp(): Promise<Shop> {
  step("Real nodes: kubelet, containerd, CNI plugins, kube-proxy, CoreDNS");
  await show("kubectl get nodes --output wide");
  say(`${seconds()} seconds until here. Now Weft, with Helm, as docs/install.md has it, and a shop to call.`);
  const [, shop] = await Promise.all([installWeft(cluster, options.weft), Shop.open(cluster)]);
  await waitForActive(
    cluster,
    [...shop.clients, ...shop.hostClients, ...shop.consumers].map(({ key }) => key),
  );
  await show("kubectl get pods --all-namespaces --output wide");
  say("Namespaces web and qa carry the label weft.dev/mesh: l4, so all of their pods are in the mesh:");
  await show("kubectl weft --all workload list");
  return shop;
}

async function showSplit(shop: Shop): Promise<void> {
  step("A route sends 90 % of new connections to v1, 10 % to v2");
  await shop.route({ "orders-v1": 90, "orders-v2": 10 });
  for (const client of [...shop.clients, ...shop.hostClients])
    await compare(shop, client, { v1: 0.9, v2: 0.1 });
}

async function showEdit(shop: Shop): Promise<void> {
  step("The same route, edited while it is in use: 50/50");
  await shop.route({ "orders-v1": 50, "orders-v2": 50 });
  for (const client of shop.clients) await compare(shop, client, { v1: 0.5, v2: 0.5 });
}

async function showConsumer(shop: Shop): Promise<void> {
  step("A route in namespace qa: for the pods of qa only, everything to v2");
  const backends = [{ service: "shop/orders-v2", port: 80 }];
  await shop.apply([tcpRouteObject("qa/try-v2", { parent: "shop/orders", parentPort: 80, backends })]);
  for (const consumer of shop.consumers) await compare(shop, consumer, { v2: 1 });
  say("And namespace web is as before:");
  for (const client of shop.clients.slice(0, 1)) await compare(shop, client, { v1: 0.5, v2: 0.5 });
}

async function showMissingBackend(shop: Shop): Promise<void> {
  step("A backend that does not exist: its share is refused at once, and goes to no other");
  await shop.route({ "orders-v1": 3, "orders-v3": 1 });
  for (const client of shop.clients) {
    const { refusedLatencyUs } = await compare(shop, client, { v1: 0.75, ECONNREFUSED: 0.25 });
    say(`A refusal takes ${Math.round(refusedLatencyUs?.p50 ?? 0)} microseconds at the median.`);
  }
}

async function showWhy(shop: Shop): Promise<void> {
  step("Why did that connection go there? Ask the agent, or the kernel");
  await show(`kubectl weft route explain shop/orders:80 --from ${shop.clients[0]?.key ?? ""}`);
  await show("kubectl weft --all map check");
  await show("kubectl get meshnodes");
}

async function show(command: string): Promise<void> {
  verbatim(command, await cluster.shell(command));
  blank();
}

/** Opens connections, once the route is in effect, and prints what came of them beside what should. */
async function compare(shop: Shop, client: Pod, wanted: Shares): Promise<ConnectReport> {
  await waitForShares(client, shop.addresses.ipv4, wanted);
  const report = await connect(client, shop.addresses.ipv4, 80, { count: CONNECTIONS, reset: true });
  const shares = sharesOf(report);
  const rows = Object.keys({ ...wanted, ...shares }).map((name) => [
    ...[name, percent(shares[name] ?? 0), percent(wanted[name] ?? 0)],
  ]);
  table([`${CONNECTIONS} connections of ${client.key}`, "observed", "wanted"], rows);
  if (deviation(shares, wanted) > TOLERANCE) throw new Error(`${client.key}: ${JSON.stringify(shares)}`);
  return report;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function seconds(): number {
  return Math.round((performance.now() - startMs) / 1_000);
}

async function waitForInterrupt(): Promise<void> {
  step("The cluster stays until Ctrl-C. For a shell with kubectl, kubectl weft and helm, as root:");
  say(`${cluster.operator} bash`);
  const alive = setInterval(() => undefined, 1_000_000);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  clearInterval(alive);
}
