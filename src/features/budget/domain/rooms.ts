/**
 * The number of main rooms of a dwelling type.
 *
 * @param typology  `T1`, `T1bis`, `T2`…
 * @returns         rooms (count), at least one
 * @source          §5.7: the type counts the rooms, kitchen and bathroom left out
 */
export function roomsOf(typology: string): number {
  return Math.max(1, Number(/\d/u.exec(typology)?.[0] ?? 1))
}
