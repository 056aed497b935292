const WIDE = '\u00a0'

function euroFormat(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('fr-FR', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
const WHOLE = euroFormat(0)
const WITH_CENTS = euroFormat(2)

/** « 2 660 € », « 137,50 € »: no cents where there are none. */
export function euros(cents: number): string {
  return spaced((cents % 100 === 0 ? WHOLE : WITH_CENTS).format(cents / 100))
}

/** « 2 660,00 € »: amounts of a column line up. */
export function exactEuros(cents: number): string {
  return spaced(WITH_CENTS.format(cents / 100))
}

/** The thin space of French thousands all but disappears between tabular figures. */
export function spaced(amount: string): string {
  return amount.replaceAll('\u202f', WIDE)
}
