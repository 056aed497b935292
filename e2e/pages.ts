import type { APIRequestContext, Page } from 'playwright-core'
import type { Role } from '../src/kernel/roles.ts'

export type Sight = {
  /** Null: before signing in. */
  readonly role: Role | null
  /** `{household}`, `{vacancy}` and `{dwelling}` stand for the first one that the role may open. */
  readonly path: string
  /** Looked at in every light and on every width, and kept as a picture under this name. */
  readonly picture?: string
}

/** Every page, seen by a role that it serves. A new page adds its line. */
export const SIGHTS: readonly Sight[] = [
  { role: null, path: '/connexion', picture: 'connexion' },
  { role: null, path: '/connexion?pour=menage' },
  { role: null, path: '/mot-de-passe' },

  { role: 'PRE', path: '/aujourdhui', picture: 'aujourdhui-prescripteur' },
  { role: 'PRE', path: '/menages', picture: 'menages' },
  { role: 'PRE', path: '/signaler', picture: 'signaler' },
  { role: 'PRE', path: '/signaler/{household}/situation', picture: 'signalement' },
  { role: 'PRE', path: '/signaler/{household}/personnes' },
  { role: 'PRE', path: '/signaler/{household}/echanges' },
  { role: 'PRE', path: '/signaler/{household}/verification' },
  { role: 'PRE', path: '/menages/{household}?volet=adhesion' },
  { role: 'PRE', path: '/menages/{household}/notes' },
  { role: 'PRE', path: '/menages/{household}/besoins', picture: 'menage-besoins' },
  { role: 'PRE', path: '/menages/{household}/besoins?critere=typology' },
  { role: 'PRE', path: '/menages/{household}/besoins?ouvrir=secteur' },
  { role: 'PRE', path: '/menages/{household}/documents', picture: 'menage-documents' },
  { role: 'PRE', path: '/menages/{household}/documents?ouvrir=preparation' },
  { role: 'PRE', path: '/menages/{household}/documents?piece=present-housing' },
  { role: 'PRE', path: '/menages/{household}/candidatures' },
  { role: 'PRE', path: '/menages/{household}/reponse' },
  { role: 'PRE', path: '/menages/{household}/acces' },
  { role: 'PRE', path: '/menages/{household}/partages' },
  { role: 'PRE', path: '/acces-urgence' },
  { role: 'PRE', path: '/mon-compte', picture: 'mon-compte' },

  { role: 'ALL', path: '/aujourdhui', picture: 'aujourdhui' },
  { role: 'ALL', path: '/menages/{household}', picture: 'menage' },
  { role: 'ALL', path: '/menages/{household}?vue=liste' },
  { role: 'ALL', path: '/menages/{household}/signalement', picture: 'menage-signalement' },
  { role: 'ALL', path: '/menages/{household}/besoins' },
  { role: 'ALL', path: '/menages/{household}/candidatures' },
  { role: 'ALL', path: '/menages/{household}/candidatures?ouvrir=proposer' },
  { role: 'ALL', path: '/logements', picture: 'logements' },
  { role: 'ALL', path: '/logements/{vacancy}', picture: 'logement' },
  { role: 'ALL', path: '/logements/liberation' },
  { role: 'ALL', path: '/logements/parc', picture: 'parc' },
  { role: 'ALL', path: '/logements/parc/{dwelling}' },
  { role: 'ALL', path: '/attributions/logements/{vacancy}', picture: 'rapprochement' },
  { role: 'ALL', path: '/attributions', picture: 'commissions' },
  { role: 'ALL', path: '/attributions/commissions/{session}', picture: 'commission' },
  { role: 'ALL', path: '/attributions/commissions/{session}?volet=convoquer' },
  { role: 'ALL', path: '/attributions/commissions/membres' },
  { role: 'CAL', path: '/attributions' },
  { role: 'ALL', path: '/agenda', picture: 'agenda' },
  { role: 'ALL', path: '/reseau', picture: 'reseau' },

  { role: 'REF', path: '/aujourdhui' },
  { role: 'REF', path: '/menages/{supported}/bail', picture: 'menage-bail' },
  { role: 'REF', path: '/menages/{accepted}/bail' },
  { role: 'PRE', path: '/menages/{supported}/bail' },
  { role: 'PRE', path: '/menages/{supported}/plan', picture: 'menage-plan' },
  { role: 'REF', path: '/menages/{supported}/plan' },
  { role: 'REF', path: '/menages/{supported}/cloture' },
  { role: 'REF', path: '/menages/{supported}/visites', picture: 'menage-visites' },
  { role: 'REF', path: '/menages/{supported}/visite', picture: 'visite' },
  { role: 'REF', path: '/menages/{supported}/relais', picture: 'relais' },

  { role: 'PRG', path: '/aujourdhui' },
  { role: 'PRG', path: '/logements/reservataires', picture: 'reservataires' },
  { role: 'PRG', path: '/logements/parc/nouveau' },
  { role: 'PRG', path: '/logements/parc/{dwelling}/modifier' },
  { role: 'PRG', path: '/programme/ensemble', picture: 'programme' },
  { role: 'PRG', path: '/programme/ensemble?vue=publiee&communes=aujourdhui' },
  { role: 'PRG', path: '/programme/quotas', picture: 'quotas' },
  { role: 'PRG', path: '/programme/regles', picture: 'regles' },
  { role: 'PRG', path: '/programme/indicateurs', picture: 'indicateurs' },
  { role: 'PRG', path: '/programme/argent', picture: 'argent' },
  { role: 'PRG', path: '/programme/argent?calcul=adapted-management' },
  { role: 'PRG', path: '/programme/argent?plafond=assessment' },

  { role: 'RES', path: '/aujourdhui' },
  { role: 'RES', path: '/logements' },
  { role: 'RES', path: '/logements/liberation' },

  { role: 'HH', path: '/mon-espace', picture: 'espace-menage' },
  { role: 'HH', path: '/mes-besoins', picture: 'espace-besoins' },
  { role: 'HH', path: '/mes-documents', picture: 'espace-papiers' },
  { role: 'HH', path: '/ma-reponse' },
  { role: 'HH', path: '/mon-logement' },
  { role: 'HH', path: '/mes-objectifs' },
  { role: 'HH', path: '/qui-m-aide' },
  { role: 'HH', path: '/mes-partages' },
  { role: 'HH', path: '/mon-bilan' },
  { role: 'HH', path: '/mon-logement-propose' },
  { role: 'HH', path: '/mes-personnes', picture: 'espace-personnes' },
  { role: 'HH', path: '/mon-dossier', picture: 'espace-dossier' },

  { role: 'MJPM', path: '/menages' },
  { role: 'ST', path: '/programme' },
  { role: 'ST', path: '/programme/argent' },
  { role: 'ADM', path: '/administration', picture: 'administration' },
  { role: 'ADM', path: '/integrite-du-journal' },
  { role: 'ADM', path: '/demonstration' },
  { role: 'DPO', path: '/protection-des-donnees', picture: 'protection-des-donnees' },
]

const LISTS: Readonly<Record<string, string>> = {
  household: '/api/households',
  supported: '/api/households?phase=9',
  accepted: '/api/households?phase=7',
  vacancy: '/api/vacancies',
  dwelling: '/api/dwellings',
  session: '/api/committee-sessions',
}

/** The address of a sight, with real ids in it. */
export async function addressOf(path: string, request: APIRequestContext): Promise<string> {
  const [mark, list = ''] = /\{(\w+)\}/.exec(path) ?? []
  if (mark === undefined) return path
  const reply = await request.get(LISTS[list] ?? '')
  const found = (await reply.json()) as Record<string, readonly { id: string }[] | undefined>
  const rows = found['rows'] ?? found['sessions']
  return path.replace(mark, rows?.[0]?.id ?? 'aucun')
}

/** Nothing more will come: the title is there and no part of the page still waits for its answer. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton-rows') === null)
  await page.evaluate(() => document.fonts.ready)
}
