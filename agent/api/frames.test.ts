import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frame, readFrames } from "./frames.ts";

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of bytes that are all there
async function* chunksOf(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(chunks: AsyncIterable<Buffer>, maxBytes = 1_000): Promise<readonly Buffer[]> {
  const payloads: Buffer[] = [];
  for await (const payload of readFrames(chunks, maxBytes)) payloads.push(Buffer.from(payload));
  return payloads;
}

describe("frames", () => {
  test("come out as they went in, however the stream was cut", async () => {
    const payload = fc.uint8Array({ maxLength: 40 });
    const sizes = fc.array(fc.nat({ max: 9 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { maxLength: 8 }), sizes, async (payloads, cuts) => {
        const stream = Buffer.concat(payloads.map((one) => frame(one)));
        const found = await collect(chunksOf(stream, cuts));
        expect(found.map((one) => [...one])).toEqual(payloads.map((one) => [...one]));
      }),
    );
  });

  test("have their length in front, little endian", () => {
    expect([...frame(Buffer.from("abc"))]).toEqual([3, 0, 0, 0, 0x61, 0x62, 0x63]);
  });

  test("may be as large as the limit, and not a byte larger", async () => {
    await expect(collect(chunksOf(frame(Buffer.alloc(10)), []), 10)).resolves.toHaveLength(1);
    await expect(collect(chunksOf(frame(Buffer.alloc(11)), []), 10)).rejects.toMatchObject({
      code: "request_failed",
      message: "a frame of 11 bytes; at most 10 are allowed",
    });
  });

  test("above the limit are refused by their length alone, before the bytes are there", async () => {
    const header = Buffer.from([0xff, 0xff, 0xff, 0xff]);
    await expect(collect(chunksOf(header, []))).rejects.toMatchObject({ details: { bytes: 0xffffffff } });
  });

  test.each([1, 3, 4, 6])("that end after %i bytes are an error", async (bytes) => {
    const cut = frame(Buffer.from("abc")).subarray(0, bytes);
    await expect(collect(chunksOf(cut, []))).rejects.toMatchObject({
      message: "the stream ended in the middle of a frame",
    });
  });
});
