import { z } from 'zod'
import { CalendarDate, Id, Version, line } from '#kernel/wire.ts'

export const OrganisationKind = z.enum([
  'landlord',
  'association',
  'commune',
  'siao',
  'department',
  'care',
  'probation',
  'mandatary',
  'state',
  'other',
])
export type OrganisationKind = z.infer<typeof OrganisationKind>

const AgreementKind = z.enum(['L365-3', 'L365-4'])

const Agreement = z.object({
  id: Id,
  kind: AgreementKind,
  number: z.string(),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  /** Past its end on the programme's date. */
  expired: z.boolean(),
})

export const OrganisationRow = z.object({
  id: Id,
  kind: OrganisationKind,
  name: z.string(),
  shortName: z.string(),
  territory: z.string().nullable(),
  capacity: z.int().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  openingHours: z.string().nullable(),
  partner: z.boolean(),
  refersHouseholds: z.boolean(),
  agreements: z.array(Agreement),
  version: Version,
  mayEdit: z.boolean(),
})
export type OrganisationRow = z.infer<typeof OrganisationRow>

export const OrganisationList = z.object({
  rows: z.array(OrganisationRow),
  abilities: z.array(z.enum(['organisation.add'])),
})
export type OrganisationList = z.infer<typeof OrganisationList>

const OrganisationEntry = z.object({
  kind: OrganisationKind,
  name: line(120),
  shortName: line(40),
  territory: line(200).nullable(),
  capacity: z.int().min(0).max(10_000).nullable(),
  phone: line(30).nullable(),
  email: z.email('email').nullable(),
  openingHours: line(200).nullable(),
})
/** Version null: a new organisation. */
export const SaveOrganisation = OrganisationEntry.extend({ version: Version.nullable() })

export const NewAgreement = z.object({
  id: Id,
  kind: AgreementKind,
  number: line(60),
  startsOn: CalendarDate,
  endsOn: CalendarDate,
})
