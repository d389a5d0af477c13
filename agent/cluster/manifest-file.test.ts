import { describe, expect, test } from "vitest";
import { NO_CONTENT, readManifest } from "./manifest-file.ts";
import type { ManifestContent } from "./manifest-file.ts";
import type { Service } from "./model.ts";
import { sourceErrorText } from "./source-error.ts";

const service = (name: string, port: number | string = 80): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n  - port: ${port}\n`;

const stream = (...documents: readonly string[]): string => documents.join("---\n");

const read = (text: string, previous: ManifestContent = NO_CONTENT): Promise<ManifestContent> =>
  readManifest("app.yaml", text, previous);

const errorsOf = ({ errors }: ManifestContent): readonly string[] => errors.map(sourceErrorText);

/** "name:port" of the Services that are in force. */
const servicesOf = ({ objects }: ManifestContent): readonly string[] =>
  [...objects.values()].map(({ object }) => {
    const { name, ports } = object.value as Service;
    return `${name}:${ports[0]?.port ?? ""}`;
  });

describe("a good file", () => {
  test("says which document and line an object is at", async () => {
    const { objects, errors } = await read(`# head\n---\n${stream(service("a"), service("b"))}`);
    expect(errors).toEqual([]);
    expect(objects.get("Service default/a")).toMatchObject({ document: 1 });
    expect(objects.get("Service default/b")).toMatchObject({ document: 2, line: 11 });
  });

  test.each([
    ["nothing", ""],
    ["comments only", "# nothing\n# here\n"],
    ["empty documents", "---\n---\n# still nothing\n---\n"],
    ["null", "null\n"],
  ])("may hold %s", async (_name, text) => {
    expect(await read(text)).toMatchObject({ objects: new Map(), errors: [] });
  });

  test("counts empty documents", async () => {
    const { objects } = await read(`---\n---\n${service("a")}---\n---\n${service("b")}`);
    expect([...objects.values()].map((placed) => placed.document)).toEqual([2, 4]);
  });

  test("may have Windows line ends", async () => {
    const content = await read(stream(service("a"), service("b", 81)).replaceAll("\n", "\r\n"));
    expect([servicesOf(content), errorsOf(content)]).toEqual([["a:80", "b:81"], []]);
  });

  test("may be JSON", async () => {
    const text = JSON.stringify({ apiVersion: "v1", kind: "Service", metadata: { name: "a" }, spec: {} });
    expect([...(await read(text)).objects.keys()]).toEqual(["Service default/a"]);
  });

  test("may share parts by anchor, alias and merge", async () => {
    const text = `shared: &http {port: 80}\n${service("a").replace("port: 80", "{<<: *http, name: http}")}`;
    expect(await read(text)).toMatchObject({ errors: [] });
    expect(servicesOf(await read(text))).toEqual(["a:80"]);
  });

  test("may have a thousand aliases", async () => {
    const { objects, errors } = await read(aliases(1_000));
    expect([[...objects.keys()], errors]).toEqual([["Service default/a"], []]);
  });

  test("keeps times as text whatever YAML version it names", async () => {
    const namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n";
    const content = await read(`%YAML 1.1\n---\n${namespace}  creationTimestamp: 2024-01-01T00:00:00Z\n`);
    expect([...content.objects.keys(), ...errorsOf(content)]).toEqual(["Namespace a"]);
  });
});

describe("lists", () => {
  const list = (header: string, ...items: readonly string[]): string =>
    `${header}\nitems:\n${items.join("\n")}`;
  const item = (name: string, head = "", port = 80): string =>
    `- ${head}metadata: {name: ${name}}\n  spec: {ports: [{port: ${port}}]}`;
  const HEAD = "apiVersion: v1\n  kind: Service\n  ";

  test("of kind List", async () => {
    const content = await read(list("apiVersion: v1\nkind: List", item("a", HEAD), item("b", HEAD, 81)));
    expect([servicesOf(content), errorsOf(content)]).toEqual([["a:80", "b:81"], []]);
  });

  test("of one kind, whose items leave it out", async () => {
    const content = await read(list("apiVersion: v1\nkind: ServiceList", item("a"), item("b")));
    expect([servicesOf(content), errorsOf(content)]).toEqual([["a:80", "b:80"], []]);
  });

  test.each(["[]", "null", ""])("with items %j are empty", async (items) => {
    expect(await read(`apiVersion: v1\nkind: List\nitems: ${items}\n`)).toMatchObject({
      objects: new Map(),
      errors: [],
    });
  });

  test("a bad item costs only itself, and the message names its line", async () => {
    const text = list("apiVersion: v1\nkind: ServiceList", item("a"), item("b", "", 70_000), item("c"));
    const content = await read(text);
    expect(servicesOf(content)).toEqual(["a:80", "c:80"]);
    expect(errorsOf(content)).toEqual([
      "app.yaml line 7, document 1 (Service default/b): spec.ports[0].port: 70000 is not a whole number between 1 and 65535",
    ]);
  });

  test("of an item without a name the place in the list is told", async () => {
    const content = await read("apiVersion: v1\nkind: ServiceList\nitems:\n- spec: {}\n- text\n- null\n");
    expect(errorsOf(content)).toEqual([
      "app.yaml line 4, document 1: items[0].metadata: is missing (want an object)",
      "app.yaml line 5, document 1: items[1].metadata: is missing (want an object)",
      "app.yaml line 6, document 1: items[2].metadata: is missing (want an object)",
    ]);
  });
});

describe("a bad document", () => {
  test("is told with its number, line, object and field", async () => {
    const content = await read(stream(service("a"), service("b", 70_000)));
    expect(errorsOf(content)).toEqual([
      "app.yaml line 15, document 2 (Service default/b): spec.ports[0].port: 70000 is not a whole number between 1 and 65535",
    ]);
  });

  test("costs only itself", async () => {
    expect(servicesOf(await read(stream(service("a"), service("b", 70_000), service("c"))))).toEqual([
      "a:80",
      "c:80",
    ]);
  });

  test("of a field that is missing the thing around it is told", async () => {
    const content = await read(service("a").replace("  - port: 80", "  - name: x"));
    expect(errorsOf(content)).toEqual([
      "app.yaml line 7, document 1 (Service default/a): spec.ports[0].port: is missing (want a number from 1 to 65535)",
    ]);
  });

  test.each([
    [
      "a wrong kind",
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
      '(ConfigMap default/a): kind: "ConfigMap" is not a kind that Weft reads',
    ],
    ["text", "hello\n", 'document 1: "hello" is not an object'],
    ["a list", "[1, 2]\n", "document 1: [1,2] is not an object"],
    [
      "a key twice",
      service("a").replace("spec:", "kind: Pod\nspec:"),
      'line 5, document 1: has the key "kind" twice',
    ],
    ["an alias bomb", bomb(), "document 1: Excessive alias count"],
    ["more aliases than anybody needs", aliases(1_001), "line 2009, document 1: has more than 1000 aliases"],
    ["an unknown alias", service("a", "*none"), "line 1, document 1: Unresolved alias"],
    ["deep nesting", `a: ${"[".repeat(100_000)}`, "line 1, document 1: nests too deeply"],
    [
      "what contains itself",
      service("a", "*loop").replace("ports:", "ports: &loop"),
      "spec.ports[0].port: what contains itself is not a whole number",
    ],
  ])("%s is one error", async (_name, text, message) => {
    const { errors, objects } = await read(text);
    expect(errors).toHaveLength(1);
    expect(errors.map(sourceErrorText)[0]).toContain(message);
    expect(objects.size).toBe(0);
  });

  test("an object twice is one error, and the first counts", async () => {
    const content = await read(stream(service("a", 1), service("b"), service("a", 2)));
    expect(servicesOf(content)).toEqual(["a:1", "b:80"]);
    expect(errorsOf(content)).toEqual([
      "app.yaml line 17, document 3 (Service default/a): is defined twice; document 1 (line 1) counts",
    ]);
  });

  test("keys of a map may repeat on another level", async () => {
    expect(errorsOf(await read(`${service("a")}  selector: {name: a, spec: b}\n`))).toEqual([]);
  });

  test("errors beyond 100 are counted, not listed", async () => {
    const texts = errorsOf(await read("---\ntext\n".repeat(150)));
    expect(texts).toHaveLength(101);
    expect(texts.at(-1)).toBe("app.yaml: has 50 more errors that are not listed");
  });
});

/** From line 8 on an anchor and its alias, in turns. */
function aliases(count: number): string {
  return `${service("a")}${Array.from({ length: count }, (_, index) => `k${index}: &k${index} v\nm${index}: *k${index}\n`).join("")}`;
}

/** Each level repeats the one before it ten times. */
function bomb(): string {
  const level = (depth: number): string => Array.from({ length: 10 }, () => `*l${depth}`).join(", ");
  const levels = Array.from({ length: 9 }, (_, depth) => `l${depth + 1}: &l${depth + 1} [${level(depth)}]\n`);
  return `l0: &l0 [boom]\n${levels.join("")}`;
}

describe("a bad file", () => {
  test.each([
    ["cut off in a bracket", `${service("a")}  selector: {app: w`, 8],
    ["cut off in a quote", `${service("a")}  externalName: "w`, 8],
    ["tabs", `${service("a")}\tselector: 1\n`, 8],
  ])("with %s is one error with its line, and nothing of it counts", async (_name, text, line) => {
    const { objects, errors } = await read(stream(service("good"), text));
    expect(errors).toMatchObject([{ source: "app.yaml", line: 8 + line, document: undefined }]);
    expect(objects.size).toBe(0);
  });

  test("that ends too early is told to", async () => {
    const [text] = errorsOf(await read(`${service("a")}  selector: {app: w`));
    expect(text).toMatch(/\(the file may be cut off\)$/);
  });

  test("with a mistake in the middle is not said to be cut off", async () => {
    const [text] = errorsOf(await read(stream("a: 'b'c\n", service("a"))));
    expect(text).not.toContain("cut off");
  });
});

describe("last good content", () => {
  const before = (): Promise<ManifestContent> => read(stream(service("a", 1), service("b", 2)));

  test("of a broken file is all of it", async () => {
    const content = await read("a: [", await before());
    expect([servicesOf(content), content.errors.length]).toEqual([["a:1", "b:2"], 1]);
  });

  test("of a broken document is its object", async () => {
    const content = await read(stream(service("a", 70_000), service("c", 3)), await before());
    expect([servicesOf(content), content.errors.length]).toEqual([["c:3", "a:1"], 1]);
  });

  test("of a broken document without a name is what is not stated again", async () => {
    const content = await read(stream("text\n", service("b", 4)), await before());
    expect([servicesOf(content), content.errors.length]).toEqual([["b:4", "a:1"], 1]);
  });

  test("is not kept of what is gone", async () => {
    expect(servicesOf(await read(service("b", 2), await before()))).toEqual(["b:2"]);
    expect(servicesOf(await read("", await before()))).toEqual([]);
  });

  test("outlives several bad versions, and ends with a good one", async () => {
    const broken = await read("a: [", await read(service("a", 70_000), await before()));
    expect(servicesOf(broken)).toEqual(["a:1"]);
    expect(servicesOf(await read(service("a", 5), broken))).toEqual(["a:5"]);
  });

  test("there is none of a document that was never good", async () => {
    expect(servicesOf(await read(service("a", 70_001), await read(service("a", 70_000))))).toEqual([]);
  });
});

describe("a document that stays as it is", () => {
  test("is not parsed again: its object is the same, wherever it stands now", async () => {
    const first = await read(stream(service("a"), service("b", 1)));
    const second = await read(stream(service("a"), "# between\n", service("b", 1), service("c")), first);
    const objectsOf = ({ objects }: ManifestContent): unknown => objects.get("Service default/b")?.object;
    expect(objectsOf(second)).toBe(objectsOf(first));
    expect(second.objects.get("Service default/b")).toMatchObject({ document: 3 });
  });

  test("also while another of the file is broken", async () => {
    const first = await read(stream(service("a"), service("b")));
    const broken = await read(stream(service("a"), "a: ["), first);
    const fixed = await read(stream(service("a"), service("b")), broken);
    expect(fixed.objects.get("Service default/a")?.object).toBe(
      first.objects.get("Service default/a")?.object,
    );
  });

  test("of documents that are gone nothing is remembered", async () => {
    const first = await read(stream(service("a"), service("b"), service("c")));
    expect((await read(service("a"), first)).parts.size).toBe(1);
  });
});

test("twenty thousand keys in one map are no work", async () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `    k${index}: v\n`).join("");
  const content = await read(service("a").replace("  name: a\n", `  name: a\n  labels:\n${keys}`));
  expect([...content.objects.keys(), ...errorsOf(content)]).toEqual(["Service default/a"]);
});

test("whatever else there is to do goes on between the documents of a file", async () => {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  await read(stream(...Array.from({ length: 50 }, (_, index) => service(`s${index}`))));
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(50);
});
