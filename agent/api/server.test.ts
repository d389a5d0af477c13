import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SAMPLE_ANSWERS, sampleReads } from "../../test/support/sample-answers.ts";
import { leaveStaleSocket } from "../../test/support/stale-socket.ts";
import { AgentError } from "../lib/errors.ts";
import { weftVersion } from "../lib/version.ts";
import { connectAgent } from "./client.ts";
import { decodeAnswer, encodeRequest } from "./codec.ts";
import { frame, MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES, readFrames } from "./frames.ts";
import type { ApiReads, ReadName } from "./reads.ts";
import { startApiServer } from "./server.ts";
import type { ApiServerOptions } from "./server.ts";

let runDir: string;
let socketPath: string;
let stop: AbortController;
const sockets: Socket[] = [];

beforeEach(() => {
  runDir = mkdtempSync(join(tmpdir(), "weft-api-"));
  socketPath = join(runDir, "weft.sock");
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  for (const socket of sockets.splice(0)) socket.destroy();
  rmSync(runDir, { recursive: true, force: true });
});

async function serve(reads: Partial<ApiReads> = {}, options: Partial<ApiServerOptions> = {}) {
  return startApiServer({ socketPath, reads: sampleReads(reads), ...options }, stop.signal);
}

/** A client that may do everything wrong. */
class RawClient {
  readonly socket: Socket;
  readonly #frames: AsyncGenerator<Buffer, void>;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    this.#frames = readFrames(socket as AsyncIterable<Buffer>, MAX_RESPONSE_BYTES);
  }

  static async connect(): Promise<RawClient> {
    const socket = connect({ path: socketPath, allowHalfOpen: true });
    sockets.push(socket);
    await once(socket, "connect");
    return new RawClient(socket);
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Undefined when the server has closed its side. */
  async receive(): Promise<Buffer | undefined> {
    const next = await this.#frames.next();
    return next.done === true ? undefined : next.value;
  }

  async receiveError(): Promise<AgentError> {
    const bytes = await this.receive();
    if (bytes === undefined) throw new Error("closed without a word");
    try {
      decodeAnswer("status", bytes);
    } catch (error) {
      return error as AgentError;
    }
    throw new Error("that was no error");
  }
}

const STATUS_REQUEST = frame(encodeRequest({ name: "status" }));

/** The server is as it was for everybody else. */
async function expectServing(): Promise<void> {
  const client = await connectAgent({ runDir });
  expect(await client.status()).toEqual(SAMPLE_ANSWERS.status);
  client.close();
}

describe("requests", () => {
  test("are all answered on one connection", async () => {
    await serve();
    const client = await connectAgent({ runDir });
    expect(await client.version()).toEqual({ version: weftVersion() });
    expect(await client.status()).toEqual(SAMPLE_ANSWERS.status);
    expect(await client.services()).toEqual(SAMPLE_ANSWERS.services);
    expect(await client.routes()).toEqual(SAMPLE_ANSWERS.routes);
    expect(await client.workloads()).toEqual(SAMPLE_ANSWERS.workloads);
    expect(await client.mapCheck()).toEqual(SAMPLE_ANSWERS.mapCheck);
    client.close();
  });

  test("are answered in their order, also when they come at once", async () => {
    await serve();
    const client = await RawClient.connect();
    const names: readonly ReadName[] = ["version", "status", "version", "routes"];
    const requests = names.map((name) => frame(encodeRequest({ name } as { name: "status" })));
    client.send(Buffer.concat(requests));
    for (const name of names) {
      const bytes = await client.receive();
      expect(decodeAnswer(name, bytes ?? Buffer.alloc(0))).toEqual(SAMPLE_ANSWERS[name]);
    }
  });

  test("may arrive byte by byte", async () => {
    await serve();
    const client = await RawClient.connect();
    for (const byte of STATUS_REQUEST) {
      client.send(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(decodeAnswer("status", (await client.receive()) ?? Buffer.alloc(0))).toEqual(
      SAMPLE_ANSWERS.status,
    );
  });

  test("to explain reach the agent as they were asked", async () => {
    const asked: unknown[] = [];
    await serve({
      explain: (query) => {
        asked.push(query);
        return SAMPLE_ANSWERS.explain;
      },
    });
    const client = await connectAgent({ runDir });
    const query = { service: "shop/orders", port: 80 as never, protocol: "UDP", fromPod: "web/c" } as const;
    expect(await client.explain(query)).toEqual(SAMPLE_ANSWERS.explain);
    expect(asked).toEqual([query]);
    client.close();
  });

  test("may be slow to answer without being idle", async () => {
    const idleTimeoutMs = 30;
    await serve(
      {
        mapCheck: async () => {
          await new Promise((resolve) => setTimeout(resolve, 5 * idleTimeoutMs));
          return SAMPLE_ANSWERS.mapCheck;
        },
      },
      { idleTimeoutMs },
    );
    const client = await connectAgent({ runDir });
    expect(await client.mapCheck()).toEqual(SAMPLE_ANSWERS.mapCheck);
    client.close();
  });
});

describe("failures of the agent", () => {
  test("reach the client with their code", async () => {
    await serve({
      mapCheck: () => {
        throw new AgentError("map_read_failed", "frontends", { cause: new Error("EPERM") });
      },
    });
    const client = await connectAgent({ runDir });
    await expect(client.mapCheck()).rejects.toMatchObject({
      code: "map_read_failed",
      message: "frontends: EPERM",
    });
    expect(await client.status()).toEqual(SAMPLE_ANSWERS.status);
    client.close();
  });

  test("without a code are request_failed", async () => {
    await serve({ routes: () => Promise.reject(new Error("oops")) });
    const client = await connectAgent({ runDir });
    await expect(client.routes()).rejects.toMatchObject({ code: "request_failed", message: "oops" });
    client.close();
  });

  test("to find what is to be explained are not_found", async () => {
    await serve({ explain: () => ({ error: "Service shop/none does not exist" }) });
    const client = await connectAgent({ runDir });
    await expect(
      client.explain({ service: "shop/none", port: 80 as never, protocol: undefined, fromPod: undefined }),
    ).rejects.toMatchObject({ code: "not_found", message: "Service shop/none does not exist" });
    client.close();
  });

  test("to keep an answer within bounds are said, not sent", async () => {
    const huge = "x".repeat(MAX_RESPONSE_BYTES);
    await serve({ status: () => ({ ...SAMPLE_ANSWERS.status, problems: [huge] }) });
    const client = await connectAgent({ runDir });
    await expect(client.status()).rejects.toMatchObject({
      code: "request_failed",
      message: expect.stringMatching(/^the answer has \d+ bytes, which is too many$/) as string,
    });
    client.close();
  });
});

describe("clients that do it wrong", () => {
  test("a malformed request costs that request only", async () => {
    await serve();
    const client = await RawClient.connect();
    client.send(Buffer.concat([frame(Buffer.from([0xff, 0xff])), frame(Buffer.alloc(0)), STATUS_REQUEST]));
    expect(await client.receiveError()).toMatchObject({
      code: "request_failed",
      message: expect.stringContaining("malformed request") as string,
    });
    expect((await client.receiveError()).message).toContain("does not know this request");
    expect(decodeAnswer("status", (await client.receive()) ?? Buffer.alloc(0))).toEqual(
      SAMPLE_ANSWERS.status,
    );
  });

  test("a length above the limit is refused, and ends the connection", async () => {
    await serve();
    const client = await RawClient.connect();
    const header = Buffer.alloc(4);
    header.writeUInt32LE(MAX_REQUEST_BYTES + 1);
    client.send(Buffer.concat([header, Buffer.alloc(100_000)]));
    expect((await client.receiveError()).message).toContain("at most 1048576 are allowed");
    expect(await client.receive()).toBeUndefined();
    await expectServing();
  });

  test("an end in the middle of a frame is said", async () => {
    await serve();
    const client = await RawClient.connect();
    client.socket.end(STATUS_REQUEST.subarray(0, 5));
    expect((await client.receiveError()).message).toBe("the stream ended in the middle of a frame");
    expect(await client.receive()).toBeUndefined();
  });

  test("a client that has closed its side still gets its answers", async () => {
    await serve();
    const client = await RawClient.connect();
    client.socket.end(Buffer.concat([STATUS_REQUEST, STATUS_REQUEST]));
    for (let i = 0; i < 2; i++) {
      expect(decodeAnswer("status", (await client.receive()) ?? Buffer.alloc(0))).toEqual(
        SAMPLE_ANSWERS.status,
      );
    }
    expect(await client.receive()).toBeUndefined();
  });

  test("a client that vanishes while it is answered disturbs nobody", async () => {
    let answerNow = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    await serve({
      routes: async () => {
        await gone;
        return SAMPLE_ANSWERS.routes;
      },
    });
    const client = await RawClient.connect();
    client.send(frame(encodeRequest({ name: "routes" })));
    client.socket.destroy();
    await once(client.socket, "close");
    answerNow();
    await expectServing();
  });

  test("an idle client is told, and cut off", async () => {
    await serve({}, { idleTimeoutMs: 20 });
    const client = await RawClient.connect();
    expect((await client.receiveError()).message).toBe("nothing happened for 20 ms");
    expect(await client.receive()).toBeUndefined();
  });

  test("a client that does not read holds up nobody, and is cut off", async () => {
    const large = { ...SAMPLE_ANSWERS.status, problems: ["x".repeat(4 * 2 ** 20)] };
    let isLarge = true;
    const logged: object[] = [];
    const log = {
      debug: (fields: object) => logged.push(fields),
      warn: (fields: object) => logged.push(fields),
    };
    await serve({ status: () => (isLarge ? large : SAMPLE_ANSWERS.status) }, { idleTimeoutMs: 50, log });
    const client = await RawClient.connect();
    client.socket.pause();
    client.send(STATUS_REQUEST);
    await new Promise((resolve) => setTimeout(resolve, 20));
    isLarge = false;
    await expectServing();
    await expect.poll(() => logged.length, { timeout: 10_000 }).toBeGreaterThan(0);
  });

  test("a hundred clients at once are all answered", async () => {
    await serve();
    const clients = await Promise.all(Array.from({ length: 100 }, () => connectAgent({ runDir })));
    const answers = await Promise.all(clients.map((client) => client.services()));
    expect(answers.every((answer) => answer.length === SAMPLE_ANSWERS.services.length)).toBe(true);
    for (const client of clients) client.close();
  });

  test("one client too many is told so, and may come again later", async () => {
    await serve({}, { maxConnections: 2 });
    const [first, second] = [await RawClient.connect(), await RawClient.connect()];
    const third = await connectAgent({ runDir });
    await expect(third.status()).rejects.toMatchObject({
      code: "request_failed",
      message: "the agent has 2 clients already",
    });
    first.socket.destroy();
    second.socket.destroy();
    third.close();
    await expect.poll(() => expectServing().then(() => true), { timeout: 10_000 }).toBe(true);
  });
});

describe("the socket", () => {
  test("is for its owner only, and gone after the stop", async () => {
    const server = await serve();
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    const client = await RawClient.connect();
    stop.abort();
    await server.closed;
    expect(existsSync(socketPath)).toBe(false);
    expect(await client.receive().catch(() => undefined)).toBeUndefined();
  });

  test("may be in a directory that is not there yet", async () => {
    socketPath = join(runDir, "a", "b", "weft.sock");
    await serve();
    expect(existsSync(socketPath)).toBe(true);
  });

  test("of an agent that has died is replaced", async () => {
    await leaveStaleSocket(runDir);
    await serve();
    await expectServing();
  });

  test("of a live agent is left alone", async () => {
    await serve();
    const second = startApiServer({ socketPath, reads: sampleReads() }, stop.signal);
    await expect(second).rejects.toMatchObject({ code: "socket_in_use" });
    await expectServing();
  });

  test("does not replace a file that is something else", async () => {
    writeFileSync(socketPath, "precious");
    await expect(serve()).rejects.toMatchObject({ code: "socket_in_use" });
    expect(statSync(socketPath).isFile()).toBe(true);
  });

  test("of another agent, which took the name, is not removed", async () => {
    const server = await serve();
    rmSync(socketPath);
    const other = new AbortController();
    await startApiServer({ socketPath, reads: sampleReads() }, other.signal);
    stop.abort();
    await server.closed;
    await expectServing();
    other.abort();
  });

  test("that cannot be made is an error that names it", async () => {
    const file = join(runDir, "file");
    writeFileSync(file, "");
    socketPath = join(file, "weft.sock");
    await expect(serve()).rejects.toMatchObject({
      code: "config_invalid",
      message: `cannot make the directory ${file} for the socket`,
    });
  });

  test("is not made when the stop came first", async () => {
    stop.abort();
    const server = await serve();
    await server.closed;
    expect(existsSync(socketPath)).toBe(false);
  });
});
