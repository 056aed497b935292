import { AppError } from '#kernel/app-error.ts'
import type { Tx } from '#platform/db/door.ts'
import {
  definitions,
  heading,
  paragraph,
  type Block,
  type DocumentTree,
} from '#platform/documents/tree.ts'
import { AXIS_WORDS, type AutonomyAxis } from '../domain/autonomy-axes.ts'
import { PLAN_PARTIES, planEndsOn } from '../domain/plan-rules.ts'
import * as read from './plan-sql.ts'

const LONG_DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' })
const longDay = (day: string) => LONG_DAY.format(new Date(`${day}T00:00:00Z`))
const PARTY: Readonly<Record<string, string>> = {
  household: 'le ménage',
  association: 'son accompagnant',
  landlord: 'le référent du bailleur',
}

/** The plan as it is written, with who has signed this version. */
export async function planPaper(tx: Tx, householdId: string): Promise<DocumentTree> {
  const plan = await read.planOf(tx, householdId)
  if (!plan) throw new AppError('not-found')
  const objectives = await read.objectivesOf(tx, householdId)
  const signatures = (await read.signaturesOf(tx, householdId)).filter(
    ({ planVersion }) => planVersion === plan.version,
  )
  const goal = ({ axis, what, dueOn, helpedBy }: (typeof objectives)[number]) => [
    AXIS_WORDS[axis as AutonomyAxis],
    what,
    dueOn === null ? '' : longDay(dueOn),
    helpedBy ?? '',
  ]
  const table = (caption: string, isOwn: boolean): Block[] => {
    const rows = objectives.filter((objective) => objective.isOwn === isOwn).map(goal)
    const head = ['Axe', 'Objectif', 'Pour le', 'Avec']
    return rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows, widths: [2, 4, 2, 2] }]
  }
  return {
    ...(await frame(tx, householdId, plan.metOn)),
    title: 'Plan d’action',
    blocks: [
      definitions([
        {
          term: 'Réunion',
          text: `le ${longDay(plan.metOn)}, le ménage, son accompagnant, le référent`,
        },
        {
          term: 'Durée',
          text: `${String(plan.months)} mois, du ${longDay(plan.startsOn)} au ${longDay(planEndsOn(plan.startsOn, plan.months))}`,
        },
      ]),
      heading('Ce que chacun attend'),
      definitions([
        { term: 'Le ménage', text: plan.householdExpects },
        { term: 'Son accompagnant', text: plan.workerExpects },
        { term: 'Le référent', text: plan.referentExpects },
      ]),
      ...table('Ce que le ménage veut, dans ses mots', true),
      ...table('Objectifs posés ensemble', false),
      heading('Étapes'),
      paragraph(plan.steps),
      heading('Autour du ménage'),
      paragraph(plan.organisations),
      signed(signatures),
    ],
  }
}

/** The convention in its last version. */
export async function conventionPaper(tx: Tx, householdId: string): Promise<DocumentTree> {
  const convention = await read.conventionOf(tx, householdId)
  if (!convention) throw new AppError('not-found')
  const signatures = (await read.signaturesOf(tx, householdId)).filter(
    ({ conventionId }) => conventionId === convention.id,
  )
  return {
    ...(await frame(tx, householdId, convention.writtenOn)),
    title: `Convention d’accompagnement, version ${String(convention.number)}`,
    blocks: [
      heading('Ce à quoi chacun s’engage'),
      paragraph(convention.commitments),
      heading('Vers l’autonomie'),
      paragraph(convention.modalities),
      heading('Ce qui se partage, et avec qui'),
      paragraph(convention.shared),
      heading('Comment elle prend fin'),
      paragraph(convention.endConditions),
      signed(signatures),
    ],
  }
}

type Signed = { readonly party: string; readonly signerName: string; readonly signedOn: string }

function signed(signatures: readonly Signed[]): Block {
  return {
    kind: 'signatures',
    parties: PLAN_PARTIES.map((party) => {
      const found = signatures.find((one) => one.party === party)
      const role = PARTY[party] ?? party
      return found
        ? { name: found.signerName, role, signed: `Signé le ${longDay(found.signedOn)}` }
        : { name: '', role }
    }),
  }
}

async function frame(tx: Tx, householdId: string, dated: string) {
  const row = await tx
    .selectFrom('household as h')
    .innerJoin('scheme as s', 's.id', 'h.schemeId')
    .innerJoin('organisation as o', 'o.id', 's.landlordId')
    .select(['h.fileNumber', 'o.name as landlord'])
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  if (!row) throw new AppError('not-found')
  return { author: row.landlord, reference: `dossier ${row.fileNumber}`, dated }
}
