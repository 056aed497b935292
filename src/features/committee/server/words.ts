import type { Item, SessionRead } from '../contract.ts'
import type { Exception } from '../domain/outcomes.ts'

const DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' })
const HOUR = new Intl.DateTimeFormat('fr', {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
})
const MONEY = new Intl.NumberFormat('fr', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
})

/** « jeudi 26 novembre 2026 » */
export function dayWords(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`))
}

/** « 9 h 04 » */
export function hourWords(instant: string): string {
  return HOUR.format(new Date(instant)).replace(':', ' h ')
}

export function dwellingWords({ dwelling }: Item): string {
  const area = String(dwelling.livingAreaM2).replace('.', ',')
  return `${dwelling.typology}, ${area}\u00a0m², ${dwelling.communeName}`
}

export function dwellingDetail({ dwelling }: Item): string {
  const money = (cents: number) => MONEY.format(cents / 100)
  return `${dwelling.address}. Loyer ${money(dwelling.rentCents)} et ${money(dwelling.chargesCents)} de charges, ${dwelling.financing}.`
}

const EXCEPTION_SENTENCES: Readonly<Record<Exception, string>> = {
  'insufficient-candidates': 'nombre de candidats insuffisant',
  'prefect-designated': 'candidats désignés par le préfet',
  'adapted-plai': 'logement financé en PLAI adapté',
}

/** R.441-3: why fewer candidates than asked for are presented. */
export function exceptionSentence({ exception, exceptionWords }: Item): string | null {
  if (exception === null) return null
  return `Moins de candidats que prévu par l’article R.441-3\u00a0: ${EXCEPTION_SENTENCES[exception]}. ${exceptionWords ?? ''}`
}

export function placeWords({ place, isRemote }: SessionRead): string {
  return isRemote ? `à distance (${place})` : place
}
