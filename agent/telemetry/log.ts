import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";
import { AgentError, errorText } from "../lib/errors.ts";

export type Log = Logger;

export interface LogOptions {
  readonly level: string;
  readonly nodeName: string;
}

/**
 * One JSON object a line on stdout, written before the call returns, so that a crash loses
 * nothing. Each part of the agent logs through a child: `log.child({ part: "datapath" })`;
 * what was thrown goes in as `err`.
 */
export function createLog({ level, nodeName }: LogOptions, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: { node: nodeName },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFields },
    },
    destination ?? pino.destination({ fd: process.stdout.fd, sync: true }),
  );
}

/** A refusal of the world is told by code and causes; only a mistake of ours needs the stack. */
function errorFields(error: unknown): Record<string, unknown> {
  const message = errorText(error);
  if (error instanceof AgentError) return { code: error.code, message, details: error.details };
  if (!(error instanceof Error)) return { message };
  const { code } = error as NodeJS.ErrnoException;
  return { ...(code === undefined ? {} : { code }), message, stack: error.stack };
}
