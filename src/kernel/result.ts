/** The outcome of a rule: a value, or the code of a refusal that a person can cause. Never an exception. */
export type Result<T, R extends string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<R extends string>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}
