const LINKS = '.week__appointment'

/** The appointment that an arrow leads to: up and down within the day, left and right to the nearest day that has one. */
export function stepFrom(
  grid: HTMLElement,
  from: EventTarget,
  key: string,
): HTMLElement | undefined {
  if (!(from instanceof HTMLElement) || !from.matches(LINKS)) return undefined
  const columns = [...grid.querySelectorAll<HTMLElement>('.week__day')]
    .map((day) => [...day.querySelectorAll<HTMLElement>(LINKS)])
    .filter((links) => links.length > 0)
  const column = columns.findIndex((links) => links.includes(from))
  const row = columns[column]?.indexOf(from) ?? -1
  if (key === 'ArrowDown') return columns[column]?.[row + 1]
  if (key === 'ArrowUp') return columns[column]?.[row - 1]
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
  const next = step === undefined ? undefined : columns[column + step]
  return next?.[Math.min(row, next.length - 1)]
}
