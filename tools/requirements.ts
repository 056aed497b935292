// npm run requirements: writes docs/requirements.md, which says what proves each requirement.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const LIST = 'docs/requirements-list.csv'
const PAGE = 'docs/requirements.md'
const TEST_FILES = ['{src,test,tools}/**/*.test.ts', 'e2e/**/*.spec.ts']

/** A title such as « F5, F6 · importer deux fois le même fichier ne change rien ». */
const NUMBERED_TITLE = /(["'`])((?:[A-S]\d{1,2})(?:, [A-S]\d{1,2})*)\s·\s(.+?)\1/g

const THEMES: Readonly<Record<string, string>> = {
  A: 'Socle, sécurité, droits',
  B: 'Appel à projets et avis de l’État',
  C: 'Partenaires, quotas, offre',
  D: 'Signalement',
  E: 'Échange sur les besoins',
  F: 'Rapprochement avec le SIAO',
  G: 'Logements libérés et rapprochement avec les besoins',
  H: 'Le prescripteur d’abord, proposition, dossier',
  I: 'CALEOL',
  J: 'Résultat et explication adaptée',
  K: 'Bail, bail glissant, entrée',
  L: 'Référent, convention, plan d’action',
  M: 'Visites, points d’étape, alertes',
  N: 'Réseau de soins et secret',
  O: 'Passage de relais',
  P: 'Clôture et bilan',
  Q: 'Financements',
  R: 'Indicateurs et reprise ailleurs',
  S: 'Échanges de données et exploitation',
}

const Requirement = z.object({ number: z.string().regex(/^[A-S]\d{1,2}$/), sentence: z.string() })
type Requirement = z.infer<typeof Requirement>
type Proof = { readonly number: string; readonly title: string; readonly file: string }

const requirements = z
  .array(Requirement)
  .parse(parse(readFileSync(LIST, 'utf8'), { columns: true }))
const proofs = TEST_FILES.flatMap((pattern) => globSync(pattern))
  .sort()
  .flatMap(proofsIn)

const unknown = proofs.filter(({ number }) => !requirements.some((r) => r.number === number))
if (unknown.length > 0) {
  const places = unknown.map(({ number, file }) => `${number} (${file})`).join(', ')
  console.error(`Numéros absents de ${LIST} : ${places}`)
  process.exit(1)
}
writeFileSync(PAGE, page())

function proofsIn(file: string): Proof[] {
  return [...readFileSync(file, 'utf8').matchAll(NUMBERED_TITLE)].flatMap(
    ([, , numbers = '', title = '']) =>
      numbers.split(', ').map((number) => ({ number, title, file: file.replaceAll('\\', '/') })),
  )
}

function page(): string {
  const proven = requirements.filter(({ number }) => proofs.some((p) => p.number === number))
  return [
    '# Exigences et preuves',
    '',
    'Page produite par `npm run requirements` ; ne pas la modifier. Un test prouve une exigence ' +
      'quand son titre commence par le numéro de celle-ci.',
    '',
    `${proven.length} exigences sur ${requirements.length} ont au moins un test.`,
    ...Object.entries(THEMES).flatMap(([letter, theme]) => ['', ...chapter(letter, theme)]),
    '',
  ].join('\n')
}

function chapter(letter: string, theme: string): string[] {
  const own = requirements.filter(({ number }) => number.startsWith(letter))
  return [`## ${letter}. ${theme}`, '', ...own.flatMap(entry)]
}

function entry({ number, sentence }: Requirement): string[] {
  const own = proofs.filter((proof) => proof.number === number)
  const lines = own.map(({ title, file }) => `  - ${title} (\`${file}\`)`)
  return [`- **${number}** ${sentence}`, ...(lines.length > 0 ? lines : ['  - _sans test_'])]
}
