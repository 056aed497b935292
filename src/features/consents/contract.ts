import { z } from 'zod'
import { CalendarDate, HouseholdParams, Id, line, words } from '#kernel/wire.ts'
import { COMPARTMENTS } from '#kernel/compartments.ts'
import { GIVEN_BY, MEANS } from './domain/consent-effect.ts'

export const ConsentParams = HouseholdParams.extend({ consentId: Id })
export const ConsentEntry = z.object({
  id: Id,
  personId: Id,
  givenBy: z.enum(GIVEN_BY),
  giverName: line(120),
  purpose: words(300),
  organisationId: Id,
  means: z.enum(MEANS),
  language: z.string().regex(/^[a-z]{2,3}$/u, 'unknown-code'),
  expiresOn: CalendarDate,
  compartments: z.array(z.enum(COMPARTMENTS)).min(1).max(COMPARTMENTS.length),
})
export type ConsentEntry = z.infer<typeof ConsentEntry>

const Opened = z.object({
  compartment: z.string(),
  label: z.string(),
  /** Labels of the roles that would read it. */
  readers: z.array(z.string()),
})
export type Opened = z.infer<typeof Opened>

const Consent = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  givenBy: z.enum(GIVEN_BY),
  giverName: z.string(),
  purpose: z.string(),
  organisation: z.string(),
  means: z.enum(MEANS),
  language: z.string(),
  givenOn: CalendarDate,
  expiresOn: CalendarDate,
  state: z.enum(['live', 'expired', 'withdrawn']),
  opened: z.array(Opened),
  mayWithdraw: z.boolean(),
})
export type Consent = z.infer<typeof Consent>

export const ConsentsRead = z.object({
  today: CalendarDate,
  consents: z.array(Consent),
  persons: z.array(z.object({ id: Id, name: z.string() })),
  organisations: z.array(z.object({ id: Id, name: z.string(), opened: z.array(Opened) })),
  mayRecord: z.boolean(),
})
export type ConsentsRead = z.infer<typeof ConsentsRead>
