// The shape of a catalogue: a translation has every key of the English one, or it does not compile.

/** The same keys as `T`, each a text in another language. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
