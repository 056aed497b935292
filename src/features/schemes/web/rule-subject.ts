import type { SchemeRules } from '../contract.ts'
import { priceWords, roomsWords } from '../domain/change-words.ts'
import { termSpec } from '../domain/term-catalogue.ts'
import { compositionWords } from '../domain/typology.ts'
import { counted } from '#web/ui/typo.ts'
import type { OpenRule } from './rule-search.ts'
import { priceId, priceTitle, termWords } from './rule-words.ts'
import type { Told } from './version-lines.ts'

export type ToldVersion = Told & { readonly words: string }

export type DrawerContent = {
  readonly title: string
  readonly help?: string | undefined
  readonly versions: readonly ToldVersion[]
}

/** What the drawer of a rule says before any form; nothing when the address names a rule that does not exist. */
export function drawerContent(open: OpenRule, rules: SchemeRules): DrawerContent | undefined {
  switch (open.kind) {
    case 'term': {
      const { label, help } = termSpec(open.key)
      const versions = rules.terms.filter(({ key }) => key === open.key)
      return {
        title: label,
        help,
        versions: versions.map((row) => ({ ...row, words: termWords(row.key, row.value) })),
      }
    }
    case 'price':
      return priceContent(open.id, rules)
    case 'quota':
      return quotaContent(open.id, rules)
    case 'override':
      return overrideContent(open.id, rules)
    case 'commune':
      return communeContent(open.id, rules)
    case 'typology':
      return typologyContent(open.id, rules)
  }
}

function priceContent(id: string, rules: SchemeRules): DrawerContent | undefined {
  const versions = rules.prices.filter((price) => priceId(price) === id)
  const [first] = versions
  if (!first) return undefined
  return {
    title: priceTitle(first),
    versions: versions.map((row) => ({ ...row, words: priceWords(row.amountCents, row.per) })),
  }
}

function quotaContent(id: string, rules: SchemeRules): DrawerContent | undefined {
  const sector = rules.sectors.find((known) => known.id === id)
  if (!sector) return undefined
  return {
    title: `Quota du secteur ${sector.name}`,
    help: 'Logements à mobiliser. Le quota ne descend pas sous ce qui est déjà pris.',
    versions: rules.quotas
      .filter(({ sectorId }) => sectorId === id)
      .map((row) => ({ ...row, words: counted(row.dwellings, 'logement') })),
  }
}

function overrideContent(id: string, rules: SchemeRules): DrawerContent | undefined {
  const sector = rules.sectors.find((known) => known.id === id)
  if (!sector) return undefined
  return {
    title: `Dépassement du secteur ${sector.name}`,
    help: 'Au-delà du quota, chaque logement se justifie par un motif. Il ne se retire pas.',
    versions: rules.overrides
      .filter(({ sectorId }) => sectorId === id)
      .map(({ extraDwellings, motive, grantedOn, grantedBy, ...row }) => ({
        ...row,
        validFrom: grantedOn,
        validTo: null,
        source: '',
        reason: motive,
        setBy: grantedBy,
        words: `${counted(extraDwellings, 'logement')} de plus`,
      })),
  }
}

function communeContent(insee: string, rules: SchemeRules): DrawerContent | undefined {
  const commune = rules.knownCommunes.find(({ inseeThen }) => inseeThen === insee)
  if (!commune) return undefined
  return {
    title: commune.officialName,
    help: 'Une commune est dans un seul secteur à la fois, ou dans aucun.',
    versions: rules.communes
      .filter((row) => row.commune === insee)
      .map((row) => ({
        ...row,
        words: `Secteur ${rules.sectors.find(({ id }) => id === row.sectorId)?.name ?? ''}`,
      })),
  }
}

function typologyContent(position: string, rules: SchemeRules): DrawerContent | undefined {
  const versions = rules.typology.filter((row) => String(row.position) === position)
  const [first] = versions
  if (!first) return undefined
  return {
    title: compositionWords(first),
    help: 'Un avertissement : un autre type reste possible, avec un motif.',
    versions: versions.map((row) => ({ ...row, words: roomsWords(row.roomsFrom, row.roomsTo) })),
  }
}
