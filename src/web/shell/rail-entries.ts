import type { Role } from '#kernel/roles.ts'

/** Where each entry leads. The order is the order on screen. */
const ENTRIES = {
  today: { to: '/aujourdhui', label: 'Aujourd’hui' },
  households: { to: '/menages', label: 'Ménages' },
  dwellings: { to: '/logements', label: 'Logements' },
  reconciliation: { to: '/rapprochement', label: 'Rapprochement' },
  allocations: { to: '/attributions', label: 'Attributions' },
  agenda: { to: '/agenda', label: 'Agenda' },
  network: { to: '/reseau', label: 'Réseau' },
  programme: { to: '/programme', label: 'Programme' },
  calls: { to: '/appel-a-projets', label: 'Appel à projets' },
  privacy: { to: '/protection-des-donnees', label: 'Protection des données' },
  administration: { to: '/administration', label: 'Administration' },
  integrity: { to: '/integrite-du-journal', label: 'Intégrité' },
  home: { to: '/mon-espace', label: 'Accueil' },
  people: { to: '/mes-personnes', label: 'Personnes' },
  steps: { to: '/mes-etapes', label: 'Étapes' },
  file: { to: '/mon-dossier', label: 'Dossier' },
} as const

export type RailKey = keyof typeof ENTRIES

export type RailEntry = {
  readonly key: RailKey
  readonly to: string
  readonly label: string
}

const CASE_WORK: readonly RailKey[] = ['today', 'households', 'agenda', 'network']

/** What serves each role, and nothing else. */
const BY_ROLE: Readonly<Record<Role, readonly RailKey[]>> = {
  HH: ['home', 'people', 'steps', 'file'],
  // An operator finds there its own lines of the programme's money.
  PRE: [...CASE_WORK, 'programme'],
  SIAO: ['today', 'households', 'agenda', 'network', 'programme'],
  ALL: [
    'today',
    'households',
    'dwellings',
    'reconciliation',
    'allocations',
    'agenda',
    'network',
    'programme',
  ],
  REF: ['today', 'households', 'dwellings', 'agenda', 'network', 'programme'],
  LSW: ['today', 'households', 'dwellings', 'agenda', 'network', 'programme'],
  PRG: [
    'today',
    'households',
    'dwellings',
    'agenda',
    'network',
    'programme',
    'calls',
    'administration',
  ],
  CAL: ['today', 'allocations', 'agenda'],
  RES: ['today', 'dwellings', 'agenda', 'programme'],
  PMS: CASE_WORK,
  HP: ['today', 'households', 'agenda'],
  SPIP: ['today', 'households', 'agenda'],
  MJPM: ['today', 'households', 'agenda'],
  ST: ['programme', 'calls'],
  ADM: ['administration', 'integrity', 'network'],
  DPO: ['privacy'],
}

/** A phone's bar is five thumbs wide, and a longer word would not stand under its icon. */
const PHONE_PLACES = 5
const PHONE_LETTERS = 11

/**
 * The entries of the bottom bar of a phone; the others go under « Plus ».
 *
 * @param entries entries of the rail, all of them reachable either way
 */
export function phoneEntries(entries: readonly RailEntry[]): {
  readonly shown: readonly RailEntry[]
  readonly more: readonly RailEntry[]
} {
  if (entries.length <= PHONE_PLACES) return { shown: entries, more: [] }
  const short = entries.filter(({ label }) => label.length <= PHONE_LETTERS)
  const shown = short.slice(0, PHONE_PLACES - 1)
  return { shown, more: entries.filter((entry) => !shown.includes(entry)) }
}

/**
 * The entries of the rail for a role, in the order of the screen.
 *
 * @param role   role in which the person acts now
 * @param routes full paths that exist: an entry without a page is not shown
 */
export function railEntries(role: Role, routes: ReadonlySet<string>): readonly RailEntry[] {
  return BY_ROLE[role].map((key) => ({ key, ...ENTRIES[key] })).filter(({ to }) => routes.has(to))
}
