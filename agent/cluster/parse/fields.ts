import { z } from "zod";
import { parseIp } from "../../lib/ip.ts";
import type { IpAddress, Port } from "../../lib/ip.ts";

/** A field that cannot be used. The message is for people and names the value. */
export class ParseError extends Error {
  override readonly name = "ParseError";
  /** From the top of the object, e.g. ["spec", "ports", 0, "port"]. */
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.path = path;
  }

  /** E.g. "spec.ports[0].port". */
  get field(): string {
    return fieldText(this.path);
  }
}

/** A path in words; keys that hold dots are quoted, as in `metadata.labels["weft.dev/mesh"]`. */
export function fieldText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${String(step)}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/**
 * The value as the schema has it; throws ParseError for the first thing that is wrong. `at` is
 * where the value stands in its object.
 */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, at: readonly (string | number)[] = []): T {
  const result = schema.safeParse(value, { error: describe, reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((step) => (typeof step === "number" ? step : String(step)));
  throw new ParseError([...at, ...path], issue?.message ?? "cannot be used");
}

/** For what the schemas below do not word themselves. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    return issue.input === undefined
      ? `is missing (want ${article(issue.expected)})`
      : `${show(issue.input)} is not ${article(issue.expected)}`;
  }
  if (issue.code === "invalid_value") {
    const wanted = issue.values.map(String).join(", ");
    return issue.input === undefined
      ? `is missing (want one of ${wanted})`
      : `${show(issue.input)} is none of ${wanted}`;
  }
  return undefined;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

const SHOWN_CHARACTERS = 60;

/** A value in a message, which stays one line; long ones are cut. */
export function show(value: unknown): string {
  const text = jsonOf(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** There is more than JSON has words for: undefined, in YAML .inf, and with an alias a list that contains itself. */
function jsonOf(value: unknown): string {
  if (value === undefined || typeof value === "number") return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return "what contains itself";
  }
}

/** A whole number of a range, both ends included. */
export function wholeNumber(min: number, max: number): z.ZodType<number> {
  return z.unknown().transform((value, context) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    const isMissing = value === undefined || value === null;
    const message = isMissing
      ? `is missing (want a number from ${String(min)} to ${String(max)})`
      : `${show(value)} is not a whole number between ${String(min)} and ${String(max)}`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

const MAX_PORT = 65_535;

export const port = wholeNumber(1, MAX_PORT) as z.ZodType<Port>;

/** As lenient as Kubernetes is with old objects (KEP-4858); the result is canonical. */
export const ip: z.ZodType<IpAddress> = z.string().transform((text, context) => {
  const address = parseIp(text);
  if (address !== undefined) return address;
  context.addIssue({ code: "custom", message: `${show(text)} is not an IP address` });
  return z.NEVER;
});

/** Absent and null are the same to the API. (Of an absent field zod's result does not even have the key.) */
export function optional<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** With a default for absent and null. */
export function withDefault<T>(schema: z.ZodType<T>, value: T): z.ZodType<T> {
  return schema.nullish().transform((given) => given ?? value);
}

export function list<T>(schema: z.ZodType<T>): z.ZodType<T[]> {
  return withDefault(z.array(schema), []);
}

const MAX_NAME = 253;
const DNS_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

export function isName(text: string): boolean {
  return text.length <= MAX_NAME && DNS_NAME.test(text);
}

/** DNS names as the API has them; a Service's may begin with a digit (KEP-5311). */
export const name = z.string().refine(isName, {
  error: (issue) => `${show(issue.input)} is not a name (lower case letters, digits, "-" and ".")`,
});

export const protocol = withDefault(z.enum(["TCP", "UDP", "SCTP"]), "TCP");
