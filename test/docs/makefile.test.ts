import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../support/places.ts";

/** deploy/Dockerfile runs make before the sources are there, so that its steps are cached. */
test("the Makefile alone, as the image's first step has it, is read without an error", () => {
  const directory = mkdtempSync(join(tmpdir(), "weft-makefile-"));
  try {
    copyFileSync(join(REPOSITORY, "Makefile"), join(directory, "Makefile"));
    const { status, stderr } = spawnSync("make", ["--dry-run", "--directory", directory, "build/.apt-build"], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
