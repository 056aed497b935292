import { addMonths } from '#kernel/calendar.ts'

const SHORT = new Intl.DateTimeFormat('fr', { month: 'short', timeZone: 'UTC' })

export type Month = {
  readonly key: string
  readonly label: string
  readonly isNow: (today: string) => boolean
}

/** The months of the table, each with its name; January says its year. */
export function monthsOf(from: string, to: string): readonly Month[] {
  const months: Month[] = []
  for (let day = from; day < to; day = addMonths(day, 1)) {
    const key = day.slice(0, 7)
    const name = SHORT.format(new Date(`${day}T00:00:00Z`))
    months.push({
      key,
      label: key.endsWith('-01') ? `${name} ${key.slice(0, 4)}` : name,
      isNow: (today) => today.startsWith(key),
    })
  }
  return months
}
