import { ageOn } from '#kernel/calendar.ts'
import { formatDay } from './dates.ts'
import { counted } from './typo.ts'

/** What the identity line may say. A reduced view lacks some of it, and the line is then shorter, never empty-handed. */
export type Identity = {
  readonly bornOn?: string | null | undefined
  readonly gender?: 'f' | 'm' | null | undefined
  readonly adults?: number | null | undefined
  readonly children?: number | null | undefined
  readonly childrenAges?: readonly number[] | undefined
  readonly place?: string | null | undefined
  readonly dwellingType?: string | null | undefined
  readonly fileNumber?: string | null | undefined
  readonly phase?: string | null | undefined
}

function born({ bornOn, gender }: Identity, today: string): string | undefined {
  if (!bornOn) return undefined
  const word = { f: 'née', m: 'né', unknown: 'né(e)' }[gender ?? 'unknown']
  return `${word} le\u00a0${formatDay(bornOn)} (${counted(ageOn(bornOn, today), 'an')})`
}

function composition({ adults, children, childrenAges = [] }: Identity): string | undefined {
  if (adults == null) return undefined
  if (!children) return counted(adults, 'adulte')
  const ages =
    childrenAges.length === children ? ` (${listed(childrenAges.map(String))}\u00a0ans)` : ''
  return `${counted(adults, 'adulte')} et ${counted(children, 'enfant')}${ages}`
}

function shortComposition({ adults, children, gender }: Identity): string | undefined {
  if (adults == null) return undefined
  if (children) return counted(children, 'enfant')
  if (adults > 1) return counted(adults, 'adulte')
  if (!gender) return counted(adults, 'adulte')
  return gender === 'f' ? 'seule' : 'seul'
}

/** « a, b et c » */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} et\u00a0${words.at(-1) ?? ''}`
}

function joined(words: readonly (string | null | undefined)[]): string {
  return words.filter(Boolean).join(', ')
}

/** Under the name in a list: « 12/07/1965, seul, Thonon, Dossier ». */
export function identityInList(identity: Identity): string {
  return joined([
    identity.bornOn && formatDay(identity.bornOn),
    shortComposition(identity),
    identity.place,
    identity.phase,
  ])
}

/** Under the name of a page: « née le 14/03/1989 (37 ans), 1 adulte et 2 enfants (8 et 5 ans), Cran-Gevrier, T3, dossier 2026-014 ». */
export function identityInHeader(identity: Identity, today: string): string {
  return joined([
    born(identity, today),
    composition(identity),
    identity.place,
    identity.dwellingType,
    identity.fileNumber && `dossier\u00a0${identity.fileNumber}`,
  ])
}

/** « ÉP » for Élodie Perrachon, « AD » for Awa Diabaté-Curtil. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /\p{L}/u.exec(word ?? '')?.[0] ?? '',
  )
  return letters.join('').toLocaleUpperCase('fr')
}
