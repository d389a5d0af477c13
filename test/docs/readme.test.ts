import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NO_CONTENT, readManifest } from "../../agent/cluster/manifest-file.ts";
import { REPOSITORY } from "../support/places.ts";

const README = readFileSync(join(REPOSITORY, "README.md"), "utf8");

function codeBlocks(language: string): readonly string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, block = ""]) => block,
  );
}

test("the first route of README.md is the example that ships, and is read without a complaint", async () => {
  const [route = ""] = codeBlocks("yaml");
  expect(route).toBe(readFileSync(join(REPOSITORY, "deploy/examples/first-route.yaml"), "utf8"));
  const { objects, errors } = await readManifest("first-route.yaml", route, NO_CONTENT);
  expect(errors).toEqual([]);
  expect([...objects.keys()]).toEqual(["TCPRoute shop/canary"]);
});

test("every make target that README.md names is in the Makefile", () => {
  const makefile = readFileSync(join(REPOSITORY, "Makefile"), "utf8");
  const named = codeBlocks("sh").flatMap((block) => [...block.matchAll(/^make ([a-z-]+)/gm)]);
  expect(named.length).toBeGreaterThan(0);
  for (const [, target = ""] of named) expect(makefile).toMatch(new RegExp(`^${target}:.* ## `, "m"));
});
