import { readFileSync } from "node:fs";
import { packageFile } from "./package-file.ts";

/** Weft's own version, as package.json has it. */
export function weftVersion(): string {
  const manifest = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string };
  return manifest.version;
}
