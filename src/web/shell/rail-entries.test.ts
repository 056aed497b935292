import { expect, test } from 'vitest'
import { ROLES } from '#kernel/roles.ts'
import { phoneEntries, railEntries } from './rail-entries.ts'

const EVERY_PATH = new Set([
  '/aujourdhui',
  '/menages',
  '/logements',
  '/rapprochement',
  '/attributions',
  '/agenda',
  '/reseau',
  '/programme',
  '/appel-a-projets',
  '/protection-des-donnees',
  '/administration',
  '/mon-espace',
  '/mes-personnes',
  '/mes-etapes',
  '/mon-dossier',
])

const labels = (role: (typeof ROLES)[number], paths: ReadonlySet<string> = EVERY_PATH) =>
  railEntries(role, paths).map((entry) => entry.label)

test('la chargée d’attribution a les huit rubriques de son métier', () => {
  expect(labels('ALL')).toEqual([
    'Aujourd’hui',
    'Ménages',
    'Logements',
    'Rapprochement',
    'Attributions',
    'Agenda',
    'Réseau',
    'Programme',
  ])
})

test('le prescripteur ne voit ni logements ni attributions', () => {
  expect(labels('PRE')).toEqual(['Aujourd’hui', 'Ménages', 'Agenda', 'Réseau', 'Programme'])
})

test('les logements sont au bailleur et aux réservataires', () => {
  const readers = ROLES.filter((role) => labels(role).includes('Logements'))
  expect(readers.sort()).toEqual(['ALL', 'LSW', 'PRG', 'REF', 'RES'])
})

test('le ménage a son espace et rien des professionnels', () => {
  expect(labels('HH')).toEqual(['Accueil', 'Personnes', 'Étapes', 'Dossier'])
  for (const role of ROLES.filter((other) => other !== 'HH')) {
    expect(labels(role)).not.toContain('Accueil')
  }
})

test('les rôles sans dossier n’ont pas l’entrée Ménages', () => {
  for (const role of ['ST', 'ADM', 'DPO', 'CAL', 'RES'] as const) {
    expect(labels(role)).not.toContain('Ménages')
  }
})

test('une rubrique dont la page n’existe pas n’est jamais montrée', () => {
  for (const role of ROLES) {
    const paths = new Set(['/menages'])
    for (const entry of railEntries(role, paths)) expect(paths).toContain(entry.to)
    expect(railEntries(role, new Set())).toEqual([])
  }
})

test('le téléphone montre quatre rubriques courtes et met les autres sous « Plus »', () => {
  const { shown, more } = phoneEntries(railEntries('ALL', EVERY_PATH))
  expect(shown.map((entry) => entry.label)).toEqual([
    'Aujourd’hui',
    'Ménages',
    'Logements',
    'Agenda',
  ])
  expect(more.map((entry) => entry.label)).toEqual([
    'Rapprochement',
    'Attributions',
    'Réseau',
    'Programme',
  ])
})

test('cinq rubriques tiennent toutes dans la barre du téléphone', () => {
  const entries = railEntries('PRE', EVERY_PATH)
  expect(phoneEntries(entries)).toEqual({ shown: entries, more: [] })
})

test('chaque rôle a au moins une entrée quand toutes les pages existent, et aucune en double', () => {
  for (const role of ROLES) {
    const found = labels(role)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found).size).toBe(found.length)
  }
})
