import type { Role } from '#kernel/roles.ts'

/** A role may knock at a route; what it then reads is decided row by row in the database. */
export type Policy = { readonly roles: readonly Role[]; readonly purpose: Purpose }

/** The closed list of db/reference/purposes.csv. */
export type Purpose =
  | 'signaler'
  | 'retrouver'
  | 'suivre'
  | 'evaluer'
  | 'consulter-son-dossier'
  | 'verifier-les-acces'
  | 'gerer-les-comptes'
  | 'gerer-le-reseau'
  | 'piloter'
  | 'loger'
  | 'administrer'
  | 'proteger-les-donnees'
  | 'urgence'
  | 'prevenir'

const CASE: readonly Role[] = [
  'HH',
  'PRE',
  'SIAO',
  'ALL',
  'REF',
  'LSW',
  'PRG',
  'CAL',
  'RES',
  'PMS',
  'HP',
  'SPIP',
  'MJPM',
]
const EVERYONE: readonly Role[] = [...CASE, 'ST', 'ADM', 'DPO']
const PROFESSIONAL = EVERYONE.filter((role) => role !== 'HH')

const LANDLORD: readonly Role[] = ['ALL', 'REF', 'LSW', 'PRG']

export const POLICIES = {
  // A person of a household meets only her own: it is how her pages find it.
  'household.list': { roles: CASE, purpose: 'retrouver' },
  'household.read': { roles: CASE, purpose: 'suivre' },
  'household.search': {
    roles: ['PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PMS', 'MJPM', 'PRG'],
    purpose: 'retrouver',
  },
  'household.who-looked': { roles: ['HH', 'MJPM'], purpose: 'verifier-les-acces' },
  'referral.write': { roles: ['PRE', 'SIAO'], purpose: 'signaler' },
  'household.emergency-accesses': { roles: ['PRE'], purpose: 'verifier-les-acces' },
  'break-glass.open': {
    roles: ['PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PRG', 'PMS', 'HP', 'SPIP', 'MJPM'],
    purpose: 'urgence',
  },
  'break-glass.list': { roles: ['DPO'], purpose: 'proteger-les-donnees' },
  'privacy.accesses': { roles: ['DPO'], purpose: 'proteger-les-donnees' },
  'privacy.audit-state': { roles: ['ADM', 'DPO'], purpose: 'administrer' },
  // The « m » of the matrix: published aggregates and nothing else.
  'indicator.read': {
    roles: ['PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PRG', 'CAL', 'RES', 'PMS', 'HP', 'ST', 'ADM'],
    purpose: 'piloter',
  },
  'programme.read': { roles: ['ALL', 'REF', 'LSW', 'PRG', 'ST'], purpose: 'piloter' },
  'funding.read': { roles: ['PRG', 'ST', 'PRE'], purpose: 'piloter' },
  'funding.lines': { roles: ['PRG', 'PRE'], purpose: 'piloter' },
  'funding.write': { roles: ['PRG'], purpose: 'piloter' },
  'clock.move': { roles: ['ADM'], purpose: 'administrer' },
  'administration.read': { roles: ['ADM', 'PRG'], purpose: 'administrer' },
  'rules.read': { roles: ['ALL', 'REF', 'LSW', 'PRG', 'ST'], purpose: 'piloter' },
  'rules.change': { roles: ['PRG'], purpose: 'piloter' },
  'eligibility.decide': { roles: ['ALL'], purpose: 'suivre' },
  'emergency.read': { roles: ['PRE', 'ALL', 'LSW', 'MJPM'], purpose: 'suivre' },
  'emergency.decide': { roles: ['ALL'], purpose: 'suivre' },
  'assessment.read': { roles: ['HH', 'PRE', 'SIAO', 'LSW', 'PMS'], purpose: 'evaluer' },
  'assessment.write': { roles: ['PRE', 'SIAO'], purpose: 'evaluer' },
  'application.read': { roles: ['HH', 'PRE', 'ALL', 'LSW', 'MJPM'], purpose: 'loger' },
  'application.reduced': { roles: ['CAL'], purpose: 'loger' },
  'application.add': { roles: ['HH', 'PRE'], purpose: 'loger' },
  'application.decide': { roles: ['PRE'], purpose: 'loger' },
  'matching.ask': { roles: ['ALL'], purpose: 'loger' },
  'candidacy.read': {
    roles: ['HH', 'PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PRG', 'RES', 'MJPM'],
    purpose: 'loger',
  },
  'candidacy.list': { roles: ['ALL', 'REF', 'LSW', 'PRG', 'RES'], purpose: 'loger' },
  'candidacy.propose': { roles: ['ALL'], purpose: 'loger' },
  'candidacy.answer': { roles: ['PRE'], purpose: 'loger' },
  'candidacy.withdraw': { roles: ['HH', 'PRE'], purpose: 'loger' },
  'candidacy.visit': { roles: ['ALL', 'PRE'], purpose: 'loger' },
  'candidacy.sign': { roles: ['REF'], purpose: 'loger' },
  'budget.read': { roles: ['HH', 'PRE', 'ALL', 'LSW', 'PMS', 'MJPM'], purpose: 'loger' },
  'budget.write': { roles: ['PRE', 'MJPM'], purpose: 'loger' },
  'budget.verdict': { roles: ['REF', 'CAL', 'RES'], purpose: 'loger' },
  'result.read': { roles: ['HH', 'PRE', 'ALL', 'REF', 'LSW', 'MJPM'], purpose: 'loger' },
  'result.explain': { roles: ['ALL'], purpose: 'loger' },
  'result.tell': { roles: ['PRE', 'ALL'], purpose: 'loger' },
  'result.converse': { roles: ['PRE'], purpose: 'loger' },
  'result.notify': { roles: ['ALL'], purpose: 'loger' },
  'result.reply': { roles: ['HH', 'PRE', 'ALL'], purpose: 'loger' },
  // Who sits reads what note 1 of the matrix opens; the programme lead, outcomes alone.
  'committee.read': { roles: ['ALL', 'PRG', 'CAL'], purpose: 'loger' },
  'committee.seats': { roles: ['ALL', 'PRG'], purpose: 'loger' },
  'committee.write': { roles: ['ALL'], purpose: 'loger' },
  'committee.vote': { roles: ['ALL', 'CAL'], purpose: 'loger' },
  'committee.documents': { roles: ['ALL', 'CAL'], purpose: 'loger' },
  'committee.sign': { roles: ['CAL'], purpose: 'loger' },
  'lease.read': {
    roles: ['HH', 'PRE', 'ALL', 'REF', 'LSW', 'PRG', 'PMS', 'MJPM'],
    purpose: 'suivre',
  },
  'lease.sign': { roles: ['REF'], purpose: 'suivre' },
  'lease.review': { roles: ['REF', 'LSW'], purpose: 'suivre' },
  'lease.state': { roles: ['HH', 'PRE', 'REF', 'LSW'], purpose: 'suivre' },
  'entry.tick': { roles: ['PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'entry.say': { roles: ['HH'], purpose: 'suivre' },
  'plan.read': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS', 'MJPM'], purpose: 'suivre' },
  'plan.write': { roles: ['PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'plan.sign': { roles: ['HH', 'PRE', 'REF', 'LSW'], purpose: 'suivre' },
  'objective.write': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'referent.name': { roles: ['REF', 'ALL', 'PRG'], purpose: 'suivre' },
  'visit.read': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS', 'MJPM'], purpose: 'suivre' },
  'visit.write': { roles: ['PRE', 'REF'], purpose: 'suivre' },
  'alert.read': { roles: ['PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'alert.open': {
    roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS', 'HP', 'SPIP', 'MJPM'],
    purpose: 'suivre',
  },
  'alert.write': { roles: ['PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'handover.read': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS', 'MJPM'], purpose: 'suivre' },
  'handover.name': { roles: ['PRE'], purpose: 'suivre' },
  'handover.accept': { roles: ['PMS'], purpose: 'suivre' },
  'handover.validate': { roles: ['HH', 'PRE'], purpose: 'suivre' },
  'handover.write': { roles: ['PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'consent.read': { roles: ['HH', 'PRE', 'MJPM'], purpose: 'suivre' },
  'consent.record': { roles: ['HH', 'PRE', 'MJPM'], purpose: 'suivre' },
  'closure.read': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS', 'MJPM'], purpose: 'suivre' },
  'closure.hold': { roles: ['PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'closure.choose': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'closure.answer': { roles: ['HH', 'PRE', 'REF', 'LSW', 'PMS'], purpose: 'suivre' },
  'household.move-state': { roles: ['PRE'], purpose: 'suivre' },
  'note.read': { roles: ['HH', 'PRE', 'SIAO', 'LSW', 'PMS', 'HP', 'SPIP'], purpose: 'evaluer' },
  'note.write': { roles: ['PRE', 'SIAO', 'LSW', 'PMS', 'HP', 'SPIP'], purpose: 'evaluer' },
  'needs.read': {
    roles: ['HH', 'PRE', 'SIAO', 'ALL', 'LSW', 'PMS', 'MJPM'],
    purpose: 'loger',
  },
  'needs.reduced': { roles: ['REF', 'PRG', 'CAL', 'RES'], purpose: 'loger' },
  'needs.write': { roles: ['PRE', 'SIAO'], purpose: 'loger' },
  'needs.exchange': { roles: ['PRE', 'ALL'], purpose: 'loger' },
  'needs.answer': { roles: ['HH', 'PRE'], purpose: 'loger' },
  // No landlord role knocks here.
  'protected-need.read': {
    roles: ['HH', 'PRE', 'PMS', 'HP', 'SPIP', 'MJPM'],
    purpose: 'evaluer',
  },
  'protected-need.write': { roles: ['PRE', 'HP', 'SPIP'], purpose: 'evaluer' },
  'organisation.write': {
    roles: EVERYONE.filter((role) => role !== 'HH'),
    purpose: 'gerer-le-reseau',
  },
  'organisation.list': { roles: EVERYONE, purpose: 'gerer-le-reseau' },
  'account.manage': { roles: PROFESSIONAL, purpose: 'gerer-les-comptes' },
  'household-code.issue': { roles: ['PRE', 'SIAO'], purpose: 'gerer-les-comptes' },
  'dwelling.read': { roles: [...LANDLORD, 'RES'], purpose: 'loger' },
  'dwelling.write': { roles: ['ALL', 'REF', 'PRG'], purpose: 'loger' },
  'vacancy.open': { roles: ['ALL', 'REF', 'PRG', 'RES'], purpose: 'loger' },
  'vacancy.change': { roles: ['ALL', 'REF', 'PRG'], purpose: 'loger' },
  'vacancy.turn': { roles: ['ALL', 'PRG', 'RES'], purpose: 'loger' },
  'vacancy.move': { roles: ['ALL', 'PRG', 'RES'], purpose: 'loger' },
  'vacancy.decide': { roles: ['PRG'], purpose: 'piloter' },
  'reservation.write': { roles: ['PRG'], purpose: 'piloter' },
  // Their own meetings and absences; an appointment about a household also asks to see that household.
  'agenda.use': { roles: CASE.filter((role) => role !== 'HH'), purpose: 'suivre' },
} as const satisfies Record<string, Policy>

export type PolicyName = keyof typeof POLICIES
