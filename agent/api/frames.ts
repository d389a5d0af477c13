import { AgentError } from "../lib/errors.ts";

/** A question is a few names; a megabyte is already a mistake or an attack. */
export const MAX_REQUEST_BYTES = 2 ** 20;
/** Room for the reports of some hundred thousand Service ports. */
export const MAX_RESPONSE_BYTES = 2 ** 26;

const LENGTH_BYTES = 4;

/** The payload with its length in front, ready to be sent. */
export function frame(payload: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(LENGTH_BYTES + payload.length);
  framed.writeUInt32LE(payload.length, 0);
  framed.set(payload, LENGTH_BYTES);
  return framed;
}

/**
 * The payloads in a stream of bytes, however it was cut. Throws AgentError "request_failed" for
 * a frame above `maxBytes`, and for an end in the middle of one.
 */
export async function* readFrames(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Buffer, void> {
  const bytes = new ByteQueue();
  for await (const chunk of chunks) {
    bytes.push(chunk);
    for (let payload = bytes.takeFrame(maxBytes); payload !== undefined; payload = bytes.takeFrame(maxBytes))
      yield payload;
  }
  if (bytes.length > 0) throw new AgentError("request_failed", "the stream ended in the middle of a frame");
}

/** Bytes that came in pieces; joined only when a whole frame is there, so a large one costs its size once. */
class ByteQueue {
  #pieces: Buffer[] = [];
  #length = 0;
  /** Of the frame at the front, once its four bytes are there. */
  #frameBytes: number | undefined;

  get length(): number {
    return this.#length + (this.#frameBytes === undefined ? 0 : LENGTH_BYTES);
  }

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  takeFrame(maxBytes: number): Buffer | undefined {
    this.#frameBytes ??= this.#take(LENGTH_BYTES)?.readUInt32LE(0);
    if (this.#frameBytes === undefined) return undefined;
    if (this.#frameBytes > maxBytes) throw tooLarge(this.#frameBytes, maxBytes);
    const payload = this.#take(this.#frameBytes);
    if (payload !== undefined) this.#frameBytes = undefined;
    return payload;
  }

  #take(count: number): Buffer | undefined {
    if (this.#length < count) return undefined;
    const joined =
      this.#pieces.length === 1 ? (this.#pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
    this.#pieces = joined.length === count ? [] : [joined.subarray(count)];
    this.#length -= count;
    return joined.subarray(0, count);
  }
}

function tooLarge(frameBytes: number, maxBytes: number): AgentError {
  return new AgentError(
    "request_failed",
    `a frame of ${String(frameBytes)} bytes; at most ${String(maxBytes)} are allowed`,
    { details: { bytes: frameBytes, maxBytes } },
  );
}
