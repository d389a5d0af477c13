/** A compile-time label on a primitive, for values that must not be swapped by accident. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
