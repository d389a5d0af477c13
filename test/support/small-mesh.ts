import { Mesh } from "./mesh.ts";

export const SMALL_NODE = "node-a";
export const SMALL_VIP = "10.96.0.10";

/** One node, without an agent yet: web/client is to be in the mesh, and app/server answers as "server" at the VIP. */
export async function createSmallMesh(tag: string): Promise<Mesh> {
  const mesh = await Mesh.create({
    tag,
    topology: "routed",
    namespaces: { web: "l4", app: undefined },
    nodes: [
      {
        name: SMALL_NODE,
        pods: [
          { name: "client", namespace: "web" },
          { name: "server", namespace: "app" },
        ],
      },
    ],
  });
  await mesh.serve("app/server", "server", 8080);
  const ports = { port: 80, targetPort: 8080 };
  await mesh.writeService({ ...ports, key: "app/server", clusterIPs: [SMALL_VIP], pods: ["app/server"] });
  return mesh;
}
