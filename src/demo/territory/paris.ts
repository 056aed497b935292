/** The instant of an hour in Paris, winter and summer. */
export function parisInstant(day: string, hour: number, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const offset = isSummer(day) ? '+02:00' : '+01:00'
  return `${day}T${two(hour)}:${two(minute)}:00${offset}`
}

/** Summer time runs from the last Sunday of March to that of October. */
function isSummer(day: string): boolean {
  const year = day.slice(0, 4)
  return day >= lastSunday(`${year}-03`) && day < lastSunday(`${year}-10`)
}

function lastSunday(month: string): string {
  const date = new Date(`${month}-31T00:00:00Z`)
  date.setUTCDate(31 - date.getUTCDay())
  return date.toISOString().slice(0, 10)
}
