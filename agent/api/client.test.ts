import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { leaveStaleSocket } from "../../test/support/stale-socket.ts";
import { connectAgent, isAgentAlive } from "./client.ts";
import { frame, MAX_RESPONSE_BYTES } from "./frames.ts";

let folder: string;
let runDir: string;
let server: Server | undefined;
const accepted: Socket[] = [];

beforeEach(() => {
  folder = runDir = mkdtempSync(join(tmpdir(), "weft-client-"));
});

afterEach(() => {
  server?.close();
  server = undefined;
  for (const socket of accepted.splice(0)) socket.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** An agent of another kind than ours. */
async function listen(name: string, behave: (socket: Socket) => void): Promise<void> {
  server = createServer((socket) => {
    accepted.push(socket);
    socket.on("error", () => undefined);
    behave(socket);
  });
  server.listen(join(runDir, name));
  await once(server, "listening");
}

async function askStatus(timeoutMs = 10_000): Promise<unknown> {
  const client = await connectAgent({ runDir, timeoutMs });
  try {
    return await client.status();
  } finally {
    client.close();
  }
}

describe("an agent that cannot be reached", () => {
  test("was never started there", async () => {
    await expect(askStatus()).rejects.toMatchObject({
      code: "agent_unreachable",
      message:
        `no agent runs here: there is no ${runDir}/weft.sock; ` +
        'start one with "weft agent", or say with --run-dir where it runs',
    });
    expect(await isAgentAlive(runDir)).toBe(false);
  });

  test("has ended without removing its socket", async () => {
    await leaveStaleSocket(runDir);
    await expect(askStatus()).rejects.toMatchObject({
      code: "agent_unreachable",
      message: expect.stringContaining(`the agent that made ${runDir}/weft.sock has ended`) as string,
    });
    expect(await isAgentAlive(runDir)).toBe(false);
  });

  test("has a path that no socket can have", async () => {
    runDir = join(runDir, "x".repeat(200));
    await expect(askStatus()).rejects.toMatchObject({ code: "agent_unreachable" });
  });
});

describe("an agent that is reached", () => {
  test("but never answers is given up", async () => {
    await listen("weft.sock", () => undefined);
    expect(await isAgentAlive(runDir)).toBe(true);
    await expect(askStatus(20)).rejects.toMatchObject({
      code: "agent_unreachable",
      message: `the agent at ${runDir}/weft.sock has not answered for 20 ms`,
    });
  });

  test("but ends before it answers is an error", async () => {
    await listen("weft.sock", (socket) => {
      socket.once("data", () => socket.end());
    });
    await expect(askStatus()).rejects.toMatchObject({
      code: "agent_unreachable",
      message: `the agent at ${runDir}/weft.sock closed the connection`,
    });
  });

  test("but answers nonsense is an error", async () => {
    await listen("weft.sock", (socket) => {
      socket.once("data", () => socket.write(frame(Buffer.from([0xff, 0xff]))));
    });
    await expect(askStatus()).rejects.toMatchObject({
      code: "request_failed",
      message: "malformed response",
    });
  });

  test("but answers without end is not believed", async () => {
    await listen("weft.sock", (socket) => {
      const header = Buffer.alloc(4);
      header.writeUInt32LE(MAX_RESPONSE_BYTES + 1);
      socket.once("data", () => socket.write(header));
    });
    await expect(askStatus()).rejects.toMatchObject({
      code: "request_failed",
      message: expect.stringContaining("at most 67108864 are allowed") as string,
    });
  });
});
