import { parseListenAddress } from "../lib/listen-address.ts";
import type { ListenAddress } from "../lib/listen-address.ts";

/** What a flag's value may be, wherever it was written: everything arrives as text. */
export interface FlagType<T> {
  /** Stands for the value in help. A switch needs none: alone, it means "true". */
  readonly placeholder: string | undefined;
  /** Ends the sentence "that is not ...". */
  readonly allowed: string;
  /** Undefined: not allowed. */
  readonly parse: (text: string) => T | undefined;
}

/** sun_path of unix(7) holds 108 bytes with the terminating zero. */
const SOCKET_PATH_MAX_BYTES = 107;
const SOCKET_NAME = "/weft.sock";

function path(placeholder: string, allowed: string): FlagType<string> {
  const isPath = (text: string): boolean => text !== "" && !text.includes("\0");
  return { placeholder, allowed, parse: (text) => (isPath(text) ? text : undefined) };
}

export const file = path("FILE", "the path of a file");

export const directory = path("DIR", "the path of a directory");

/** A directory for the agent's unix socket, whose path the kernel keeps short. */
export const socketDirectory: FlagType<string> = {
  placeholder: "DIR",
  allowed: `the path of a directory of at most ${SOCKET_PATH_MAX_BYTES - SOCKET_NAME.length} bytes`,
  parse: (text) =>
    Buffer.byteLength(text + SOCKET_NAME) <= SOCKET_PATH_MAX_BYTES ? directory.parse(text) : undefined,
};

const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** As Kubernetes has it: a DNS subdomain of RFC 1123. */
export const nodeName: FlagType<string> = {
  placeholder: "NAME",
  allowed: "a node's name: lower case letters, digits, - and ., at most 253 characters",
  parse: (text) => (text.length <= 253 && DNS_SUBDOMAIN.test(text) ? text : undefined),
};

/** Most objects are named after the same rule. */
export const objectName: FlagType<string> = {
  placeholder: "NAME",
  allowed: "a name: lower case letters, digits, - and ., at most 253 characters",
  parse: (text) => nodeName.parse(text),
};

export const address: FlagType<ListenAddress> = {
  placeholder: "ADDR",
  allowed: "host:port, with an IPv6 address in brackets and a port from 0 to 65535",
  parse: parseListenAddress,
};

export const onOff: FlagType<boolean> = {
  placeholder: undefined,
  allowed: "true or false",
  parse: (text) => (text === "true" ? true : text === "false" ? false : undefined),
};

export function oneOf<const T extends string>(...words: readonly T[]): FlagType<T> {
  return {
    placeholder: words.join("|"),
    allowed: `one of ${words.join(", ")}`,
    parse: (text) => words.find((word) => word === text),
  };
}

export function wholeNumber(min: number, max: number): FlagType<number> {
  return {
    placeholder: "N",
    allowed: `a whole number from ${min} to ${max}`,
    parse: (text) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

export function powerOfTwo(min: number, max: number): FlagType<number> {
  const number = wholeNumber(min, max);
  return {
    placeholder: "BYTES",
    allowed: `a power of two from ${min} to ${max}`,
    parse: (text) => {
      const value = number.parse(text);
      return value !== undefined && Number.isInteger(Math.log2(value)) ? value : undefined;
    },
  };
}
