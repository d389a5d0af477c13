import { afterAll, beforeAll, describe, test } from "vitest";
import { Bed } from "./bed.ts";
import type { Through } from "./bed.ts";
import { CONFORMANCE_TESTS } from "./catalogue.ts";

/** Every test of the catalogue, on one bed. */
export function describeConformance(through: Through): void {
  describe(`Gateway API conformance through ${through}`, () => {
    let bed: Bed;

    beforeAll(async () => {
      bed = await Bed.create(through);
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
}
