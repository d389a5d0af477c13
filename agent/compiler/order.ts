/** Orders that decide who wins and in which order rows and reports come out. */

interface Named {
  readonly namespace: string;
  readonly name: string;
}

interface Aged extends Named {
  readonly createdAtMs: number;
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Namespace first, then name: comparing "namespace/name" would put "a-b/x" before "a/x". */
export function compareNames(a: Named, b: Named): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

/** Oldest first; creation times have whole seconds, so ties are normal (G-30, G-31). */
export function compareAge(a: Aged, b: Aged): number {
  return a.createdAtMs - b.createdAtMs || compareNames(a, b);
}
