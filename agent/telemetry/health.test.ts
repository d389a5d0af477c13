import { request } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ListenAddress } from "../lib/listen-address.ts";
import { startHttp } from "./health.ts";
import type { HttpParts } from "./health.ts";
import { Readiness } from "./readiness.ts";

const LOOPBACK: ListenAddress = { host: "127.0.0.1", port: 0 };

let stop: AbortController;
let readiness: Readiness;
let page: HttpParts["metrics"];

beforeEach(() => {
  stop = new AbortController();
  readiness = new Readiness({ sources: "not read yet", tables: "not written yet" });
  page = { contentType: "text/x-metrics", text: () => Promise.resolve("weft_ready 1\n") };
});

afterEach(() => {
  stop.abort();
});

function start(address: ListenAddress = LOOPBACK): Promise<ListenAddress> {
  return startHttp({ address, readiness, metrics: page }, stop.signal);
}

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

async function ask({ host, port }: ListenAddress, path: string, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => {
        resolve({ status: response.statusCode, text, headers: response.headers });
      });
    });
    sent.on("error", reject).end();
  });
}

describe("paths", () => {
  test("/healthz: alive, ready or not", async () => {
    expect(await ask(await start(), "/healthz")).toMatchObject({ status: 200, text: "ok\n" });
  });

  test("/readyz says what is missing, a line each, until nothing is", async () => {
    const address = await start();
    readiness.set("tables", false, "map frontends is full");
    expect(await ask(address, "/readyz")).toMatchObject({
      status: 503,
      text: "sources: not read yet\ntables: map frontends is full\n",
    });
    readiness.set("sources", true, "read");
    expect((await ask(address, "/readyz")).text).toBe("tables: map frontends is full\n");
    readiness.set("tables", true, "written");
    expect(await ask(address, "/readyz")).toMatchObject({ status: 200, text: "ready\n" });
  });

  test("/metrics has the content type of its page", async () => {
    const { status, text, headers } = await ask(await start(), "/metrics");
    expect({ status, text }).toEqual({ status: 200, text: "weft_ready 1\n" });
    expect(headers["content-type"]).toBe("text/x-metrics");
  });

  test("/metrics that cannot be collected is an error of the server, which goes on", async () => {
    page = { ...page, text: () => Promise.reject(new Error("no map")) };
    const address = await start();
    expect(await ask(address, "/metrics")).toMatchObject({
      status: 500,
      text: "no map\n",
    });
    expect((await ask(address, "/healthz")).status).toBe(200);
  });

  test("a query does not matter, another path is not found", async () => {
    const address = await start();
    expect((await ask(address, "/healthz?verbose=1")).status).toBe(200);
    for (const path of ["/", "/healthz/", "/metrics/x", "//healthz"]) {
      expect((await ask(address, path)).status).toBe(404);
    }
  });
});

describe("methods", () => {
  test("HEAD is GET without a body", async () => {
    expect(await ask(await start(), "/readyz", "HEAD")).toMatchObject({ status: 503, text: "" });
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("%s is not allowed", async (method) => {
    const { status, headers } = await ask(await start(), "/healthz", method);
    expect({ status, allow: headers["allow"] }).toEqual({ status: 405, allow: "GET, HEAD" });
  });
});

describe("bounds", () => {
  test("a header that is too long is refused", async () => {
    const address = await start();
    expect((await ask(address, `/${"x".repeat(9000)}`)).status).toBe(431);
    expect((await ask(address, "/healthz")).status).toBe(200);
  });
});

describe("the address", () => {
  test("port 0 becomes the port that was given", async () => {
    const { host, port } = await start();
    expect(host).toBe("127.0.0.1");
    expect(port).toBeGreaterThan(0);
  });

  test("one that is in use is named", async () => {
    const taken = await start();
    await expect(start(taken)).rejects.toMatchObject({
      code: "socket_in_use",
      message: `--http 127.0.0.1:${String(taken.port)}: somebody else listens there`,
    });
  });

  test("one that this machine does not have is named", async () => {
    await expect(start({ host: "2001:db8::1", port: 1 })).rejects.toMatchObject({
      code: "config_invalid",
      message: "--http [2001:db8::1]:1: cannot listen there",
    });
  });
});

describe("the signal", () => {
  test("ends listening and cuts off who is connected", async () => {
    const { host, port } = await start();
    const idle = connect({ host, port });
    await once(idle, "connect");
    const closed = once(idle, "close");
    idle.resume().on("error", () => undefined);
    // Answered, so the server knows this connection.
    idle.write("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
    await once(idle, "data");
    stop.abort();
    await closed;
    await expect(ask({ host, port }, "/healthz")).rejects.toThrow("ECONNREFUSED");
  });
});
