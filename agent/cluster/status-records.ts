import type { L4RouteKind, RouteStatus, XMesh } from "./model.ts";
import { ParseError } from "./parse/fields.ts";
import { identityOf } from "./parse/object.ts";
import { parseRouteStatus } from "./parse/route-status.ts";
import { parseXMesh } from "./parse/x-mesh.ts";
import type { RawListener } from "./store-sink.ts";
import type { ResourceSink } from "./watch.ts";

/**
 * What the API holds of statuses: not what traffic goes by, so it is kept apart from the
 * store, and a status that changes compiles nothing anew.
 */
export class StatusRecords {
  readonly routes = new Map<string, RouteStatus>();
  readonly meshes = new Map<string, XMesh>();
  #onChange: () => void = () => undefined;
  #version = 0;

  /** Another after every change of a route's status. */
  get version(): number {
    return this.#version;
  }

  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  routeListener(kind: L4RouteKind): RawListener {
    return {
      put: (object) => {
        // What is wrong with it is reported where the route itself is parsed.
        const status = parsed(() => parseRouteStatus(kind, object));
        if (status === undefined) return;
        this.routes.set(status.route, status);
        this.#routesChanged();
      },
      delete: (identity) => {
        if (this.routes.delete(identity)) this.#routesChanged();
      },
    };
  }

  #routesChanged(): void {
    this.#version += 1;
    this.#onChange();
  }

  meshSink(): ResourceSink {
    let listed: Set<string> | undefined;
    const remove = (name: string): void => {
      this.meshes.delete(name);
    };
    return {
      beginList: () => {
        listed = new Set();
      },
      put: (object) => {
        const mesh = parsed(() => parseXMesh(object));
        if (mesh === undefined) return;
        listed?.add(mesh.name);
        this.meshes.set(mesh.name, mesh);
      },
      delete: (object) => {
        const identity = identityOf({ ...(object as object), kind: "XMesh" });
        if (identity !== undefined) remove(identity.slice("XMesh ".length));
      },
      endList: () => {
        for (const name of [...this.meshes.keys()]) if (listed?.has(name) !== true) remove(name);
        listed = undefined;
      },
      commit: () => {
        this.#onChange();
      },
    };
  }
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
