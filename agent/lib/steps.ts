import { setImmediate as othersTurn } from "node:timers/promises";
import type { Clock } from "./clock.ts";

/**
 * Long work of which every `yield` is a place where others may have their turn: probes, the socket, watches.
 * Between two of them it is as undisturbed as a function.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How long work goes on before others have their turn: several times below what they would notice. */
export const TURN_MS = 5;

/** Done at once, with nobody in between. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Of all long work of the process one piece has its turn, and then the event loop comes round. */
export async function nextTurn(): Promise<void> {
  const turn = lastTurn.then(() => othersTurn());
  lastTurn = turn;
  await turn;
}

/** Done in turns with whatever else the process has to do. */
export async function inTurns<T>(steps: Steps<T>, clock: Pick<Clock, "nowMs">): Promise<T> {
  for (;;) {
    await nextTurn();
    const startMs = clock.nowMs();
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (clock.nowMs() - startMs < TURN_MS);
  }
}
