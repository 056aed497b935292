import { formatDay } from '#web/ui/dates.ts'
import { counted } from '#web/ui/typo.ts'
import type { Effects, SchemeRules } from '../contract.ts'
import { priceWords } from '../domain/change-words.ts'
import { PRICE_LINES } from '../domain/price-lines.ts'
import { euros } from '#web/ui/euros.ts'
import { priceTitle } from './rule-words.ts'

export type EffectLine = {
  readonly label: string
  readonly before: string
  readonly after: string
}

const MOMENTS = {
  lastLeaseOn: 'Dernier bail',
  lastFollowUpOn: 'Fin du dernier suivi',
  lastReviewOn: 'Dernier bilan',
} as const

/** The effects of a change besides the steps that move, one line each: before and after, in words. */
export function effectLines(effects: Effects, rules: SchemeRules): EffectLine[] {
  return [
    ...effects.prices.map((price) => priceLine(price, rules)),
    ...effects.amounts.map(({ line, before, after }) => ({
      label: `${PRICE_LINES[line]}, une année pleine`,
      before: bracketWords(before),
      after: bracketWords(after),
    })),
    ...effects.dates.map(({ moment, before, after }) => ({
      label: MOMENTS[moment],
      before: formatDay(before),
      after: formatDay(after),
    })),
    ...sectorLines(effects),
    ...communeLines(effects, rules),
    ...(effects.visits
      ? [
          {
            label: 'Visites d’un ménage entré ce jour-là',
            before: String(effects.visits.before),
            after: String(effects.visits.after),
          },
        ]
      : []),
  ]
}

function priceLine(price: Effects['prices'][number], rules: SchemeRules): EffectLine {
  const known = rules.prices.find(
    ({ operatorOrganisationId: id }) => id !== null && id === price.operatorOrganisationId,
  )
  const title = priceTitle({ ...price, operatorName: known?.operatorName ?? null })
  const words = (side: typeof price.before) =>
    side === null ? 'hors de la liste' : amountWords(side.amountCents)
  return { label: `Prix : ${title}`, before: words(price.before), after: words(price.after) }
}

function amountWords(cents: number | null): string {
  return cents === null ? priceWords(null, null) : euros(cents)
}

/** « 30 × 1 650,00 € = 49 500,00 € », or the two ends when prices differ. */
function bracketWords(bracket: Effects['amounts'][number]['before']): string {
  if (bracket === null) return 'sans prix'
  const { count, lowUnitCents, highUnitCents, lowCents, highCents } = bracket
  const total =
    lowCents === highCents ? euros(lowCents) : `${euros(lowCents)} à ${euros(highCents)}`
  const unit =
    lowUnitCents === highUnitCents
      ? euros(lowUnitCents)
      : `${euros(lowUnitCents)} à ${euros(highUnitCents)}`
  return `${String(count)}\u00a0× ${unit} = ${total}`
}

function sectorLines(effects: Effects): EffectLine[] {
  return effects.sectors.flatMap(({ name, dwellingsBefore, dwellingsAfter }) =>
    dwellingsBefore === dwellingsAfter
      ? []
      : [
          {
            label: `Secteur ${name}`,
            before: counted(dwellingsBefore, 'logement'),
            after: counted(dwellingsAfter, 'logement'),
          },
        ],
  )
}

/** A commune that moves is one line, from the sector that loses it to the one that gains it. */
function communeLines({ sectors }: Effects, rules: SchemeRules): EffectLine[] {
  const moved = new Set(sectors.flatMap(({ gained, lost }) => [...gained, ...lost]))
  const sectorWords = (sector: { name: string } | undefined) =>
    sector ? `secteur ${sector.name}` : 'hors des secteurs'
  return [...moved].map((insee) => ({
    label: rules.knownCommunes.find(({ inseeThen }) => inseeThen === insee)?.officialName ?? insee,
    before: sectorWords(sectors.find(({ lost }) => lost.includes(insee))),
    after: sectorWords(sectors.find(({ gained }) => gained.includes(insee))),
  }))
}
