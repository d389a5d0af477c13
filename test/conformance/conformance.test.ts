import { afterAll, beforeAll, describe, test } from "vitest";
import { Bed } from "./bed.ts";
import { CONFORMANCE_TESTS } from "./catalogue.ts";

describe("Gateway API conformance", () => {
  let bed: Bed;

  beforeAll(async () => {
    bed = await Bed.create();
  });
  afterAll(async () => {
    await bed.close();
  });

  // Not test.each, which shortens long names: the report finds each test by its own.
  for (const { shortName, run } of CONFORMANCE_TESTS) {
    test(shortName, async () => {
      await run(bed);
    });
  }
});
