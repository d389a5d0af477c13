import { parseAllDocuments } from "yaml";
import type { BackendRef, EndpointSlice, L4Route, ParentRef, Service } from "../../agent/cluster/model.ts";
import type { Objects } from "./cluster-state.ts";
import { endpoint, ip, namespace, node, pod, portNumber, route, service, slice } from "./cluster-state.ts";

/**
 * Scenario files to domain objects. For files that the tests own: only the fields that
 * scenarios use, and anything else is an error, so that no line of a scenario is ignored.
 */

type Fields = Readonly<Record<string, unknown>>;

/** One object of a scenario, in the list of its kind. */
export type ScenarioObject = {
  readonly [Kind in keyof Objects]-?: { kind: Kind; object: ItemOf<Objects[Kind]> };
}[keyof Objects];
type ItemOf<List> = List extends readonly (infer Item)[] | undefined ? Item : never;

export function readObjects(yaml: string): readonly ScenarioObject[] {
  return parseAllDocuments(yaml).map((document) => {
    if (document.errors.length > 0) throw new Error(document.errors.map(String).join("\n"));
    return readObject(new Reader("", document.toJS() as Fields));
  });
}

function readObject(reader: Reader): ScenarioObject {
  const kind = reader.text("kind");
  reader.text("apiVersion");
  const object = read(kind, reader);
  reader.end();
  return object;
}

function read(kind: string, reader: Reader): ScenarioObject {
  switch (kind) {
    case "Namespace": {
      const { name, meshLabel } = readMeta(reader);
      return { kind: "namespaces", object: namespace(name, meshLabel) };
    }
    case "Node": {
      const { name, labels } = readMeta(reader);
      return { kind: "nodes", object: node(name, labels["topology.kubernetes.io/zone"]) };
    }
    case "Pod":
      return { kind: "pods", object: readPod(reader) };
    case "Service":
      return { kind: "services", object: readService(reader) };
    case "EndpointSlice":
      return { kind: "slices", object: readSlice(reader) };
    case "TCPRoute":
    case "UDPRoute":
      return { kind: "routes", object: readRoute(kind, reader) };
    default:
      throw new Error(`scenarios do not use kind ${kind}`);
  }
}

/** Reads fields one by one, and knows which were not. */
class Reader {
  readonly #path: string;
  readonly #fields: Fields;
  readonly #left: Set<string>;

  constructor(path: string, fields: Fields) {
    this.#path = path;
    this.#fields = fields;
    this.#left = new Set(Object.keys(fields));
  }

  #take(name: string): unknown {
    this.#left.delete(name);
    return this.#fields[name];
  }

  #fail(name: string, wanted: string): never {
    throw new Error(`${this.#path}${name}: not ${wanted}: ${JSON.stringify(this.#fields[name])}`);
  }

  maybeText(name: string): string | undefined {
    const value = this.#take(name);
    return value === undefined || typeof value === "string" ? value : this.#fail(name, "a text");
  }

  text(name: string, otherwise?: string): string {
    return this.maybeText(name) ?? otherwise ?? this.#fail(name, "there");
  }

  maybeNumber(name: string): number | undefined {
    const value = this.#take(name);
    return value === undefined || typeof value === "number" ? value : this.#fail(name, "a number");
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#take(name) ?? otherwise;
    return typeof value === "boolean" ? value : this.#fail(name, "true or false");
  }

  texts(name: string): readonly string[] {
    const value = this.#take(name) ?? [];
    return Array.isArray(value) ? value.map(String) : this.#fail(name, "a list");
  }

  labels(name: string): Readonly<Record<string, string>> {
    return (this.#take(name) ?? {}) as Readonly<Record<string, string>>;
  }

  within<T>(name: string, parse: (reader: Reader) => T): T {
    const reader = new Reader(`${this.#path}${name}.`, (this.#take(name) ?? {}) as Fields);
    const result = parse(reader);
    reader.end();
    return result;
  }

  each<T>(name: string, parse: (reader: Reader) => T): readonly T[] {
    const list = (this.#take(name) ?? []) as readonly Fields[];
    return list.map((fields, index) => {
      const reader = new Reader(`${this.#path}${name}[${index}].`, fields);
      const result = parse(reader);
      reader.end();
      return result;
    });
  }

  end(): void {
    if (this.#left.size > 0)
      throw new Error(`not read: ${[...this.#left].map((name) => this.#path + name).join(", ")}`);
  }
}

function readMeta(reader: Reader) {
  return reader.within("metadata", (meta) => {
    const name = meta.text("name");
    const where = meta.text("namespace", "default");
    const labels = meta.labels("labels");
    const created = meta.maybeText("creationTimestamp");
    return {
      name,
      where,
      key: `${where}/${name}`,
      labels,
      meshLabel: labels["weft.dev/mesh"],
      ages: { uid: meta.maybeText("uid"), createdAtMs: created === undefined ? 0 : Date.parse(created) },
    };
  });
}

function readPod(reader: Reader) {
  const { key, meshLabel, ages } = readMeta(reader);
  const spec = reader.within("spec", (fields) => ({
    nodeName: fields.maybeText("nodeName"),
    hostNetwork: fields.flag("hostNetwork", false),
  }));
  const ips = reader.within("status", (status) => status.each("podIPs", (entry) => ip(entry.text("ip"))));
  return pod(key, { ...ages, ...spec, meshLabel, ips });
}

function readService(reader: Reader): Service {
  const { key, labels, ages } = readMeta(reader);
  return reader.within("spec", (spec) => {
    const clusterIPs = spec.texts("clusterIPs");
    return service(key, {
      ...ages,
      type: spec.text("type", "ClusterIP") as Service["type"],
      headless: clusterIPs.includes("None"),
      clusterIPs: clusterIPs.filter((address) => address !== "None").map(ip),
      serviceProxyName: labels["service.kubernetes.io/service-proxy-name"],
      internalTrafficPolicy: spec.text(
        "internalTrafficPolicy",
        "Cluster",
      ) as Service["internalTrafficPolicy"],
      ports: spec.each("ports", readPort),
    });
  });
}

function readPort(reader: Reader): Service["ports"][number] {
  return {
    name: reader.text("name", ""),
    port: portNumber(reader.maybeNumber("port") ?? 0),
    protocol: reader.text("protocol", "TCP") as Service["ports"][number]["protocol"],
  };
}

function readSlice(reader: Reader): EndpointSlice {
  const { key, where, labels, ages } = readMeta(reader);
  const addressType = reader.text("addressType") as EndpointSlice["addressType"];
  const endpoints = reader.each("endpoints", (entry) => {
    const address = entry.texts("addresses")[0] ?? "";
    const nodeName = entry.maybeText("nodeName");
    const conditions = entry.within("conditions", (fields) => {
      const ready = fields.flag("ready", true);
      return { ready, serving: fields.flag("serving", true), terminating: fields.flag("terminating", false) };
    });
    const hints = entry.within("hints", (fields) => ({
      forZones: fields.each("forZones", (zone) => zone.text("name")),
      forNodes: fields.each("forNodes", (name) => name.text("name")),
    }));
    return endpoint(address, { nodeName, ...conditions, ...hints });
  });
  const owner = `${where}/${labels["kubernetes.io/service-name"] ?? ""}`;
  return slice(key, owner, endpoints, { ...ages, addressType, ports: reader.each("ports", readPort) });
}

function readRoute(kind: L4Route["kind"], reader: Reader): L4Route {
  const { key, where, ages } = readMeta(reader);
  return reader.within("spec", (spec) => {
    const parentRefs = spec.each("parentRefs", (ref): ParentRef => {
      const port = ref.maybeNumber("port");
      return {
        group: ref.text("group", "gateway.networking.k8s.io"),
        kind: ref.text("kind", "Gateway"),
        namespace: ref.text("namespace", where),
        name: ref.text("name"),
        sectionName: ref.maybeText("sectionName"),
        port: port === undefined ? undefined : portNumber(port),
      };
    });
    const rules = spec.each("rules", (rule) => ({
      name: rule.maybeText("name"),
      backendRefs: rule.each("backendRefs", (ref) => readBackendRef(ref, where)),
    }));
    return route(kind, key, parentRefs, [], { ...ages, rules });
  });
}

function readBackendRef(reader: Reader, where: string): BackendRef {
  const port = reader.maybeNumber("port");
  return {
    group: reader.text("group", ""),
    kind: reader.text("kind", "Service"),
    namespace: reader.text("namespace", where),
    name: reader.text("name"),
    port: port === undefined ? undefined : portNumber(port),
    weight: reader.maybeNumber("weight") ?? 1,
  };
}
