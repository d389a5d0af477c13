import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "../support/places.ts";
import { docPath, readDoc, sectionsOf } from "../support/docs.ts";

const PAGES = readdirSync(docPath("")).filter((name) => name.endsWith(".md"));

interface Link {
  readonly file: string;
  readonly anchor: string | undefined;
}

function linksOf(page: string): readonly Link[] {
  return linksIn(readDoc(page), page);
}

function linksIn(text: string, page: string): readonly Link[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = "", anchor] = target.split("#");
      return { file: file === "" ? page : file, anchor };
    });
}

describe.each(PAGES)("links of docs/%s", (page) => {
  test("lead to files that are there", () => {
    const broken = linksOf(page).filter(({ file }) => !existsSync(join(dirname(docPath(page)), file)));
    expect(broken).toEqual([]);
  });

  test("lead to headings that are there", () => {
    const broken = linksOf(page).filter(({ file, anchor }) => {
      return anchor !== undefined && PAGES.includes(file) && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

function anchorsOf(page: string): readonly string[] {
  const titles = [2, 3].flatMap((level) => [...sectionsOf(page, level).keys()]);
  return titles.map((title) => title.toLowerCase().replaceAll(/[^\w\- ]/g, "").replaceAll(" ", "-"));
}

test("links of README.md lead to files that are there", () => {
  const text = readFileSync(join(REPOSITORY, "README.md"), "utf8");
  const broken = linksIn(text, "README.md").filter(({ file }) => !existsSync(join(REPOSITORY, file)));
  expect(broken).toEqual([]);
});
