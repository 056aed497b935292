// npm run access: writes docs/access.md, what a data-protection officer reads, from the matrix and docs/access.csv.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const PAGE = 'docs/access.md'

const Right = z.object({
  compartment: z.string(),
  role: z.string(),
  verb: z.enum(['read', 'write', 'propose', 'answer', 'aggregate', 'none']),
  own_only: z.string(),
  conditions: z.string(),
})
const Role = z.object({ code: z.string(), label: z.string() })
const Compartment = z.object({
  code: z.string(),
  label: z.string(),
  reduced_from: z.string(),
  household_scope_only: z.string(),
  belongs_to_person: z.string(),
})
const Line = z.object({
  kind: z.string(),
  name: z.string(),
  scope: z.string(),
  roles: z.string(),
  grants: z.string(),
})
type Right = z.infer<typeof Right>
type Line = z.infer<typeof Line>

/** The notes of the matrix, for a reader in a hurry; domain report §4.3 is the source. */
const NOTES: Readonly<Record<string, string>> = {
  consent:
    'seulement avec un consentement écrit dans le registre, en cours, donné pour cela à ce destinataire',
  note1:
    'les logements à l’ordre du jour de sa séance, de la convocation à 15 jours après la signature du procès-verbal',
  note2: 'les candidats sur un logement de son propre contingent',
  note3: 'à partir du relais préparé, et avec consentement',
  note4: 'la personne propose, le professionnel valide ; ses mots sont gardés tels quels, à part',
  note5:
    'un seul verdict, « exclu par une contrainte protégée », sur une vacance ouverte ce jour, chaque question inscrite et comptée',
  note8: 'l’état de ses propres signalements',
  note9: 'le premier, sous embargo, dès la décision',
  note10: 'sur demande d’accès, relue par l’organisation de l’auteur',
  note11: 'sauf une alerte dont la révélation met quelqu’un en danger',
  note12: 'l’intégrité du journal seulement, aucun contenu',
  note13: 'les accès de sa propre organisation, aucun contenu de dossier',
  note14: 'à partir de l’accord du prescripteur sur ce logement',
  note15: 'une fois le prescripteur, puis le ménage, informés',
  note16:
    'nommé sur le dossier, à partir de la proposition ; en écriture, à partir de la signature',
}

const rights = read('db/reference/access-matrix.csv', Right)
const roles = read('db/reference/roles.csv', Role)
const compartments = read('db/reference/compartments.csv', Compartment)
const lines = read('docs/access.csv', Line)
const descriptions = new Map(globSync('db/migrations/*.sql').sort().flatMap(descriptionsIn))

function read<T>(file: string, shape: z.ZodType<T>): T[] {
  return z.array(shape).parse(parse(readFileSync(file, 'utf8'), { columns: true }))
}

function descriptionsIn(file: string): [string, string][] {
  const comment = /COMMENT ON (?:TABLE|VIEW) (\S+) IS '((?:[^']|'')*)'/gu
  return [...readFileSync(file, 'utf8').matchAll(comment)].map(([, name = '', text = '']) => [
    name,
    text.replaceAll("''", "'"),
  ])
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const LETTERS = { read: 'L', write: 'É', propose: 'P', answer: 'R', aggregate: 'a' } as const

/** « Wc³ » of the matrix becomes « LÉ (c, 3) »; words follow the table. */
function cell(compartment: string, role: string): string {
  const found = rights.filter((right) => right.compartment === compartment && right.role === role)
  const held = found.flatMap((right) =>
    right.verb === 'none' ? [] : [{ ...right, verb: right.verb }],
  )
  if (held.length === 0) return '–'
  const lettersOf = (lines: readonly { readonly verb: keyof typeof LETTERS }[]) =>
    [...new Set(lines.map(({ verb }) => LETTERS[verb]))].join('')
  const plain = held.filter(({ own_only }) => own_only !== 'own')
  const own = held.filter(({ verb }) => !plain.some((right) => right.verb === verb))
  const letters = [lettersOf(plain), own.length > 0 ? `${lettersOf(own)} propre` : '']
  const conditions = [
    ...new Set(held.flatMap((right) => right.conditions.split(' ').filter(Boolean))),
  ]
  const marks = conditions.map((code) => (code === 'consent' ? 'c' : code.replace('note', '')))
  return `${letters.filter(Boolean).join(', ')}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
}

function matrix(): string {
  const rows = compartments.map((line) => {
    const marks = `${line.belongs_to_person === 'true' ? ' †' : ''}${line.household_scope_only === 'true' ? ' ◊' : ''}`
    return [
      `**${line.code}** ${line.label}${marks}`,
      ...roles.map(({ code }) => cell(line.code, code)),
    ]
  })
  return table(['Compartiment', ...roles.map(({ code }) => code)], rows)
}

function readers({ roles: named }: Line): string {
  if (named === '*') return 'toute personne connectée'
  if (named === 'public') return 'sans connexion'
  if (named === 'signed-in') return 'son propre compte'
  return named === '' ? 'personne' : named
}

const WRITES: Readonly<Record<string, string>> = {
  insert: 'ajouter',
  update: 'changer',
  delete: 'effacer',
}

function writing({ grants }: Line): string {
  const verbs = grants.split(' ').flatMap((grant) => WRITES[grant] ?? [])
  return verbs.length === 0 ? '–' : verbs.join(', ')
}

const SCOPES: Readonly<Record<string, string>> = {
  reference: 'référence',
  organisation: 'organisation',
  scheme: 'dispositif',
  session: 'séance',
  own: 'sa propre ligne',
  import: 'import',
  duty: 'tâche de la plateforme',
  list: 'liste',
  household: 'un dossier',
  public: 'publique',
  'signed-in': 'compte',
}

function scope(line: Line): string {
  return SCOPES[line.scope] ?? `compartiment ${line.scope.replaceAll(' ', ', ')}`
}

function of(...kinds: readonly string[]): Line[] {
  return lines.filter(({ kind }) => kinds.includes(kind))
}

function page(): string {
  const tables = of('table', 'view', 'definer-view').map((line) => [
    `\`${line.name}\``,
    descriptions.get(line.name) ?? '',
    scope(line),
    readers(line),
    writing(line),
  ])
  const routes = of('route').map((line) => [
    `\`${line.name}\``,
    scope(line),
    readers(line),
    line.grants.replaceAll(' ', ', ') || '–',
  ])
  const functions = of('function', 'definer-function')
    .filter(({ grants }) => grants.includes('perenne_request'))
    .map(({ name }) => `\`${name.replace('app_private.', '')}\``)
  return `# Qui lit quoi, qui écrit quoi

Page engendrée par \`npm run access\` depuis la matrice (\`db/reference/access-matrix.csv\`) et la table que tiennent
les humains (\`docs/access.csv\`). Les essais comparent cette table à la base et à l’application : une table, une vue,
une fonction ou une route sans ligne, ou avec une ligne inexacte, les fait échouer. Ne pas modifier cette page.

## La matrice

Un droit s’exerce dans un dossier auquel on est affecté, pour un motif inscrit au journal. L lire, É écrire,
P proposer, R répondre une fois, a nombres publiés seulement, – rien ; « propre » : ses propres entrées seulement.
† appartient à une personne : un autre adulte du ménage n’y lit rien. ◊ jamais dans une liste, une recherche, un
compte ni un export. Les lignes en « r » sont les vues réduites.

${roles.map(({ code, label }) => `**${code}** ${label}`).join(' · ')}

${matrix()}

Conditions :

${Object.entries(NOTES)
  .map(([code, text]) => `- **${code === 'consent' ? 'c' : code.replace('note', '')}** ${text}`)
  .join('\n')}

## Les tables et les vues

« Écrire » dit ce qu’une demande peut tenter ; la sécurité par ligne décide, ligne par ligne, d’après la matrice.
Rien ne s’efface par une demande.

${table(['Nom', 'Ce que c’est', 'Portée', 'Lue par', 'Écrire'], tables)}

## Les routes

Un rôle qui n’y figure pas reçoit « introuvable », comme si la route ou le dossier n’existait pas.

${table(['Route', 'Portée', 'Rôles', 'Compartiments'], routes)}

## Les fonctions qu’une demande peut appeler

Chacune vérifie elle-même qui demande : ${functions.join(', ')}.
`
}

writeFileSync(PAGE, page())
