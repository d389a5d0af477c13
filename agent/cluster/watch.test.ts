import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { KubeClient } from "../kube/client.ts";
import { systemClock } from "../lib/clock.ts";
import { WATCH_TIMING, watchResource } from "./watch.ts";
import type { SourceState } from "./watch.ts";

/** Answers in the order of requests; the last one counts for all that come later. */
type Answer = (response: ServerResponse) => void;

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function watch(lists: readonly Answer[], watches: readonly Answer[]) {
  const requests: string[] = [];
  const counts = { list: 0, watch: 0 };
  const server = createServer((request, response) => {
    const kind = request.url?.includes("watch=true") === true ? "watch" : "list";
    requests.push(kind);
    const answers = kind === "watch" ? watches : lists;
    answers[Math.min(counts[kind]++, answers.length - 1)]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new KubeClient({
    server: new URL(`http://127.0.0.1:${String(port)}`),
    namespace: "default",
    authorize: () => Promise.resolve(),
  });
  const [stop, held, states] = [new AbortController(), new Set<string>(), [] as SourceState[]];
  let listed = new Set<string>();
  const nameOf = (object: unknown) => (object as { metadata: { name: string } }).metadata.name;
  const running = watchResource(
    {
      api: client,
      resource: { kind: "Service", name: "services", paths: ["/api/v1/services"] },
      sink: {
        beginList: () => (listed = new Set()),
        put: (object) => {
          held.add(nameOf(object));
          listed.add(nameOf(object));
        },
        delete: (object) => held.delete(nameOf(object)),
        endList: () => {
          for (const name of held) if (!listed.has(name)) held.delete(name);
        },
        commit: () => undefined,
      },
      clock: systemClock,
      random: () => 0,
      timing: { ...WATCH_TIMING, idleMs: 100, minBackoffMs: 5, maxBackoffMs: 20, absentPollMs: 30 },
      onState: (state) => states.push(state),
      onList: () => undefined,
    },
    stop.signal,
  );
  closers.push(() => {
    stop.abort();
    server.closeAllConnections();
    server.close();
  });
  return { requests, held, states, stop, running };
}

const list =
  (resourceVersion: string, ...names: readonly string[]): Answer =>
  (response) =>
    response.end(
      JSON.stringify({
        metadata: { resourceVersion },
        items: names.map((name) => ({ metadata: { name, resourceVersion } })),
      }),
    );
const refuse =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status).end("{}");
const events =
  (...lines: readonly object[]): Answer =>
  (response) => {
    response.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  };
const silent: Answer = (response) => {
  response.flushHeaders();
};

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("a connection on which nothing comes is given up, and the watch goes on where it was", async () => {
  const { requests, states } = await watch(
    [list("1", "a")],
    [silent, events({ type: "BOOKMARK", object: {} })],
  );
  await until(() => requests.length >= 3);
  expect(requests.slice(0, 3)).toEqual(["list", "watch", "watch"]);
  expect(states).toContainEqual({
    state: "failing",
    reason: expect.stringContaining("nothing came for 0.1 s") as string,
  });
});

test("what the server has forgotten is listed anew, and what is gone goes", async () => {
  const gone = { type: "ERROR", object: { code: 410, message: "too old" } };
  const { requests, held } = await watch([list("1", "a", "b"), list("9", "b")], [events(gone), silent]);
  await until(() => requests.filter((kind) => kind === "list").length === 2 && held.size === 1);
  expect([...held]).toEqual(["b"]);
});

test("a list of an earlier time than what was seen is not believed", async () => {
  const { requests, held } = await watch(
    [list("7", "a"), list("3"), list("8", "a", "b")],
    [refuse(410), silent],
  );
  await until(() => held.size === 2);
  expect(requests.filter((kind) => kind === "list")).toHaveLength(3);
  expect(held).toContain("a");
});

test("a kind that seems to be gone is asked for twice before its objects go", async () => {
  const { held, states } = await watch(
    [list("1", "a"), refuse(404), list("2", "a", "b")],
    [refuse(404), silent],
  );
  await until(() => held.size === 2);
  expect(states.map(({ state }) => state)).not.toContain("absent");
});

test("a kind that is gone takes its objects along", async () => {
  const { held, states } = await watch([list("1", "a"), refuse(404)], [refuse(404)]);
  await until(() => states.at(-1)?.state === "absent");
  expect(held.size).toBe(0);
});

test("ends when it is told to", async () => {
  const { running, stop, states } = await watch([list("1", "a")], [silent]);
  await until(() => states.at(-1)?.state === "watching");
  stop.abort();
  await running;
});
