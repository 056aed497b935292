/* Generated from the migrated database by `npm run db:types`; do not edit. */

import type { ColumnType } from 'kysely'

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>

export type ArrayTypeImpl<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[]

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>

export type Numeric = ColumnType<string, number | string, number | string>

export interface AccessLog {
  accountId: string | null
  at: Generated<string>
  compartments: Generated<string[]>
  householdId: string | null
  id: Generated<number>
  listedHouseholdIds: string[] | null
  organisationId: string | null
  outcome: string
  purpose: string
  requestId: string
  role: string | null
  route: string
  subjectPersonId: string | null
  xid: Generated<string>
}

export interface AccessRule {
  compartment: string
  /**
   * Notes de la matrice (note1, note15…) : elles s’ajoutent, dans la vue des accès ou dans la politique de la table.
   */
  conditions: string[]
  needsConsent: boolean
  ownBy: string | null
  role: string
  verb: string
}

export interface Account {
  closedOn: string | null
  displayName: string
  id: string
  isDemonstration: Generated<boolean>
  kind: string
  personId: string | null
  phone: string | null
}

export interface AccountRole {
  accountId: string
  confirmedAt: string | null
  confirmedBy: string | null
  endsOn: string | null
  id: string
  isManager: Generated<boolean>
  jobTitle: string | null
  organisationId: string
  requestedBy: string | null
  role: string
  startsOn: string
}

export interface Adhesion {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  recordedAt: Generated<string>
  state: string
  statedOn: string
}

export interface Assignment {
  accountId: string | null
  assignedBy: string | null
  endsOn: string | null
  expiresAt: string | null
  handoverReadyOn: string | null
  householdId: string
  id: string
  kind: Generated<string>
  namedOn: string | null
  organisationId: string
  /**
   * organisation : tous ceux de l’organisation dans ce rôle ; named : cette seule personne.
   */
  reach: string
  role: string
  signedOn: string | null
  startsOn: string
  subjectPersonId: string | null
}

export interface AuditCheck {
  accesses: number
  checkedAt: Generated<string>
  firstBreak: string | null
  id: Generated<number>
  segments: number
  whole: boolean
}

export interface AuditPurge {
  basis: string
  firstSegment: number
  lastSegment: number
  number: number
  previousRoot: Buffer
  purgedAt: string
  root: Buffer
  rowCount: number
}

export interface AuditSegment {
  afterLogId: number
  afterXid: string
  firstLogId: number | null
  lastLogId: number | null
  /**
   * Empreinte de l’arbre des accès du segment ; elle reste quand les accès sont purgés.
   */
  merkleRoot: Buffer
  number: number
  previousRoot: Buffer
  /**
   * Empreinte du dernier reçu de purge connu au moment du scellement ; vide s’il n’y en a pas.
   */
  purgeRoot: Buffer
  root: Buffer
  rowCount: number
  sealedAt: string
  throughXid: string
}

export interface AuditSegmentLeaf {
  hashes: ArrayType<Buffer>
  logIds: ArrayType<number>
  segmentNumber: number
}

export interface CaseTeam {
  accountId: string | null
  displayName: string | null
  householdId: string | null
  id: string | null
  namedOn: string | null
  organisationId: string | null
  organisationName: string | null
  phone: string | null
  role: string | null
  startsOn: string | null
  subjectPersonId: string | null
}

export interface CommunicationMeans {
  authorAccountId: string
  authorOrganisationId: string
  digital: string
  householdId: string
  interpreterNeeded: boolean
  language: string
  lettersReadWith: string | null
  reading: string
  smsAccepted: boolean
}

export interface Compartment {
  /**
   * Appartient à une personne : un autre adulte du ménage n’y lit rien.
   */
  belongsToPerson: boolean
  code: string
  /**
   * Lisible seulement dossier ouvert : ni liste, ni recherche, ni compte, ni export.
   */
  householdScopeOnly: boolean
  label: string
  position: number
  reducedFrom: string | null
}

export interface Composition {
  adults: number
  authorAccountId: string
  authorOrganisationId: string
  children: number
  expectedChildren: Generated<number>
  householdId: string
}

export interface CompositionReduced {
  adults: number | null
  children: number | null
  householdId: string | null
}

export interface Consent {
  expiresOn: string
  givenBy: string
  givenOn: string
  giverName: string
  householdId: string
  id: string
  language: string
  means: string
  purpose: string
  recipientAccountId: string | null
  recipientOrganisationId: string
  recordedBy: string
  subjectPersonId: string
  withdrawnAt: string | null
}

export interface ConsentCompartment {
  compartment: string
  consentId: string
}

export interface Eligibility {
  authorAccountId: string
  authorOrganisationId: string
  criterion: string | null
  decidedOn: string
  householdId: string
  id: string
  motive: string | null
  outcome: string
}

export interface Household {
  authorAccountId: string
  authorOrganisationId: string
  fileNumber: string
  id: string
  leadPersonId: string | null
  openedAt: Generated<string>
  phase: Generated<number>
  phaseSince: string
  schemeId: string
  state: Generated<string>
  version: Generated<number>
}

export interface HouseholdMember {
  authorAccountId: string
  authorOrganisationId: string
  custody: string | null
  householdId: string
  personId: string
  relation: string
}

export interface HousingRequest {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  renewedOn: string | null
  uniqueRequestNumber: string | null
}

export interface InformationNotice {
  authorAccountId: string
  authorOrganisationId: string
  givenOn: string
  householdId: string
  id: string
  language: string
  means: string
}

export interface Instance {
  clockOffsetDays: Generated<number>
  initialisedAt: Generated<string>
  mode: string
  singleton: Generated<boolean>
}

export interface KnownAlreadyQuestion {
  accountId: string
  askedAt: Generated<string>
  wasKnown: boolean
}

export interface MyAccess {
  compartment: string | null
  householdId: string | null
  ownAccountId: string | null
  ownOrganisationId: string | null
  subjectPersonId: string | null
  verb: string | null
}

export interface MyConsent {
  compartment: string | null
  householdId: string | null
  subjectPersonId: string | null
}

export interface Organisation {
  /**
   * Ménages que l’organisme peut accompagner à la fois ; vide si inconnu.
   */
  capacity: number | null
  email: string | null
  id: string
  /**
   * « households » est l’organisation technique des personnes accompagnées.
   */
  kind: string
  name: string
  openingHours: string | null
  phone: string | null
  shortName: string
  territory: string | null
  updatedAt: Generated<string>
  updatedBy: string | null
  version: Generated<number>
}

export interface OrganisationAgreement {
  endsOn: string
  id: string
  kind: string
  number: string
  organisationId: string
  startsOn: string
}

export interface Person {
  address: string | null
  authorAccountId: string
  authorOrganisationId: string
  birthDate: string | null
  birthName: string | null
  email: string | null
  firstName: string
  householdId: string
  id: string
  lastName: string
  /**
   * Ne fait plus partie du ménage depuis ce jour ; vide tant qu’elle en est.
   */
  leftOn: string | null
  phone: string | null
  position: Generated<number>
  searchText: Generated<string | null>
  updatedAt: Generated<string>
  updatedBy: string
  version: Generated<number>
}

export interface PersonReduced {
  fileNumber: string | null
  firstName: string | null
  householdId: string | null
  initial: string | null
}

export interface ProtectedText {
  authorAccountId: string
  authorOrganisationId: string
  compartment: string
  householdId: string
  id: string
  kind: string
  /**
   * AES-256-GCM, clé hors de la base ; compartiment et ligne liés au texte.
   */
  sealedText: Buffer
  subjectPersonId: string
  writtenOn: string
}

export interface ProtectionMeasure {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  kind: string
  mandataryName: string
  mandataryPhone: string | null
  mandataryRole: string
  subjectPersonId: string
}

export interface ProtectionReduced {
  householdId: string | null
  mandataryName: string | null
  signature: string | null
  subjectPersonId: string | null
}

export interface Purpose {
  code: string
  sentence: string
}

export interface Referral {
  authorAccountId: string
  authorOrganisationId: string
  daloRecognised: boolean
  householdId: string
  id: string
  pdalhpdPublic: boolean
  presentSince: string | null
  presentSituation: string
  readyOn: string
  sentAt: string | null
  updatedAt: Generated<string>
  updatedBy: string
  urgency: string
  urgencyReason: string | null
  version: Generated<number>
}

export interface Role {
  code: string
  holdsCases: boolean
  label: string
}

export interface Scheme {
  householdTarget: number
  id: string
  landlordId: string
  months: number
  name: string
  source: string
  startsOn: string
}

export interface SchemePartner {
  endsOn: string | null
  organisationId: string
  refersHouseholds: boolean
  schemeId: string
  startsOn: string
}

export interface SchemeTerm {
  id: string
  key: string
  reason: string | null
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  unit: string
  validFrom: string
  validTo: string | null
  value: Numeric
}

export interface TableScope {
  compartment: string | null
  name: string
  scope: string
}

export interface WhoLooked {
  at: string | null
  displayName: string | null
  householdId: string | null
  id: number | null
  isMe: boolean | null
  organisationName: string | null
  outcome: string | null
  purposeSentence: string | null
  role: string | null
}

export interface DB {
  accessLog: AccessLog
  accessRule: AccessRule
  account: Account
  accountRole: AccountRole
  adhesion: Adhesion
  assignment: Assignment
  auditCheck: AuditCheck
  auditPurge: AuditPurge
  auditSegment: AuditSegment
  auditSegmentLeaf: AuditSegmentLeaf
  caseTeam: CaseTeam
  communicationMeans: CommunicationMeans
  compartment: Compartment
  composition: Composition
  compositionReduced: CompositionReduced
  consent: Consent
  consentCompartment: ConsentCompartment
  eligibility: Eligibility
  household: Household
  householdMember: HouseholdMember
  housingRequest: HousingRequest
  informationNotice: InformationNotice
  instance: Instance
  knownAlreadyQuestion: KnownAlreadyQuestion
  myAccess: MyAccess
  myConsent: MyConsent
  organisation: Organisation
  organisationAgreement: OrganisationAgreement
  person: Person
  personReduced: PersonReduced
  protectedText: ProtectedText
  protectionMeasure: ProtectionMeasure
  protectionReduced: ProtectionReduced
  purpose: Purpose
  referral: Referral
  role: Role
  scheme: Scheme
  schemePartner: SchemePartner
  schemeTerm: SchemeTerm
  tableScope: TableScope
  whoLooked: WhoLooked
}
