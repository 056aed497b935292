/* Generated from the migrated database by `npm run db:types`; do not edit. */

import type { ColumnType } from 'kysely'

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>

export type ArrayTypeImpl<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[]

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>

export type Json = JsonValue

export type JsonArray = JsonValue[]

export type JsonObject = {
  [x: string]: JsonValue | undefined
}

export type JsonPrimitive = boolean | number | string | null

export type JsonValue = JsonArray | JsonObject | JsonPrimitive

export type Numeric = ColumnType<string, number | string, number | string>

export interface Absence {
  accountId: string
  declaredAt: Generated<string>
  deputyAccountId: string | null
  endsOn: string
  id: string
  organisationId: string
  startsOn: string
  withdrawnAt: string | null
}

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

export interface ActionPlan {
  authorAccountId: string
  authorOrganisationId: string
  householdExpects: string
  householdId: string
  metOn: string
  months: number
  organisations: string
  referentExpects: string
  startsOn: string
  steps: string
  updatedAt: Generated<string>
  updatedBy: string
  version: Generated<number>
  workerExpects: string
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

export interface Alert {
  acknowledgedBy: string | null
  acknowledgedOn: string | null
  authorAccountId: string
  authorOrganisationId: string
  cause: string
  closedBy: string | null
  closedOn: string | null
  closedWith: string | null
  householdId: string
  id: Generated<string>
  kind: string
  lastSeenOn: string
  owner: string
  ownerSince: string
  raisedOn: string
  seenTimes: Generated<number>
  subjectPersonId: string
  why: string
  withheldAgreedBy: string | null
  withheldBy: string | null
}

export interface AlertKind {
  advice: string
  closes: string
  code: string
  isFound: boolean
  label: string
  plain: string
  position: number
  seenIn: string
  source: string
}

export interface AlertReduced {
  householdId: string | null
  isOpen: boolean | null
  subjectPersonId: string | null
}

export interface Appointment {
  cancelledAt: string | null
  cancelMotive: string | null
  /**
   * La proposition dont c’est la visite du logement ; vide pour tout autre rendez-vous.
   */
  candidacyId: string | null
  householdId: string | null
  id: string
  kind: string
  minutes: number
  organiserAccountId: string
  organiserOrganisationId: string
  place: string | null
  /**
   * Le lieu ne dit rien de la personne : il peut sortir dans le calendrier du téléphone.
   */
  placeIsPublic: boolean
  startsAt: string
  /**
   * Objet, sans rien de sensible ; vide : la nature suffit.
   */
  title: string | null
  updatedAt: Generated<string>
  updatedBy: string
  version: Generated<number>
}

export interface AppointmentParticipant {
  accountId: string
  answer: Generated<string>
  answeredAt: string | null
  appointmentId: string
  organisationId: string
}

export interface AppointmentParty {
  accountId: string | null
  answer: string | null
  appointmentId: string | null
  displayName: string | null
  organisationName: string | null
}

export interface Assessment {
  ableToRent: number | null
  authorAccountId: string
  authorOrganisationId: string
  budgetTextId: string | null
  /**
   * Jour où la personne a reçu sa copie.
   */
  copyGivenOn: string | null
  environment: number | null
  finishedOn: string | null
  householdId: string
  housingTextId: string | null
  id: string
  intensity: string | null
  knowsLiving: number | null
  knowsRenting: number | null
  operatorOrganisationId: string
  planTextId: string | null
  /**
   * Conclusion : type de logement, en nombre de pièces.
   */
  roomsFrom: number | null
  roomsTo: number | null
  /**
   * Dernière version de chaque partie ; les précédentes restent dans les textes protégés.
   */
  socialTextId: string | null
  startedOn: string
  subjectPersonId: string
  supportNeed: number | null
  updatedAt: Generated<string>
  updatedBy: string | null
  version: Generated<number>
  /**
   * Grille de préparation remplie avec le ménage.
   */
  withHousehold: Generated<boolean>
}

export interface AssessmentReduced {
  finishedOn: string | null
  householdId: string | null
  id: string | null
  intensity: string | null
  planId: string | null
  roomsFrom: number | null
  roomsTo: number | null
  sealedPlan: Buffer | null
  subjectPersonId: string | null
}

export interface Assignment {
  accountId: string | null
  assignedBy: string | null
  /**
   * Le référent que cette personne supplée ; vide pour le référent lui-même.
   */
  deputyFor: string | null
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

export interface AutonomyMark {
  authorAccountId: string
  authorOrganisationId: string
  axis: string
  closureId: string
  householdId: string
  mark: number
}

export interface BenefitParameter {
  family: string
  parameter: string
  source: string
  unit: string
  validFrom: string
  value: Numeric
  zone: string
}

export interface BreakGlass {
  accountId: string
  assignmentId: string
  expiresAt: string
  householdId: string
  id: string
  openedAt: string
  organisationId: string
  /**
   * Motif d’au moins vingt caractères, lu par le délégué à la protection des données et par l’intervenant du dossier.
   */
  reason: string
  role: string
}

export interface BreakGlassQuestion {
  accountId: string
  askedAt: Generated<string>
  wasFound: boolean
}

export interface Budget {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  /**
   * Cartes mobilité inclusion « invalidité » dans le ménage : elles relèvent la catégorie de plafond, sans rien dire de plus.
   */
  inclusionCards: number
  statedOn: string
  updatedAt: Generated<string>
  updatedBy: string
  version: Generated<number>
}

export interface BudgetReduced {
  householdId: string | null
  solvency: string | null
  statedOn: string | null
  vacancyId: string | null
}

export interface BudgetRule {
  key: string
  source: string
  unit: string
  validFrom: string
  value: Numeric
}

export interface BudgetSheet {
  authorAccountId: string
  authorOrganisationId: string
  benefitCents: number | null
  chargesCents: number
  effortRatio: Numeric | null
  firstCashCents: number
  householdId: string
  id: string
  leftToPayCents: number
  recordedAt: Generated<string>
  rentCents: number
  /**
   * Reste à vivre par jour et par unité de consommation.
   */
  residualCents: number
  solvency: string
  statedOn: Generated<string>
  vacancyId: string
}

export interface CalendarFeed {
  accountId: string
  createdAt: Generated<string>
  id: string
  lastReadAt: string | null
  revokedAt: string | null
  /**
   * SHA-256 du secret de l’adresse : l’adresse elle-même n’est gardée nulle part.
   */
  tokenHash: Buffer
}

export interface Candidacy {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  motive: string
  proposedOn: Generated<string>
  recordedAt: Generated<string>
  vacancyId: string
}

export interface CandidacyAccess {
  assignmentId: string
  candidacyId: string
}

export interface CandidacyAnswer {
  answer: string
  answeredOn: Generated<string>
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  householdId: string
  id: string
  recordedAt: Generated<string>
  words: string | null
}

export interface CandidacyClosing {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  closedOn: string
  householdId: string
  id: Generated<string>
  kind: string
  recordedAt: Generated<string>
  words: string | null
}

export interface CandidacyDwelling {
  address: string | null
  availableOn: string | null
  candidacyId: string | null
  chargesCents: number | null
  communeName: string | null
  energyClass: string | null
  floor: number | null
  hasLift: boolean | null
  heating: string | null
  householdId: string | null
  isAccessible: boolean | null
  livingAreaM2: Numeric | null
  rentCents: number | null
  responsibleAccountId: string | null
  typology: string | null
}

export interface CandidacyNudge {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  householdId: string
  id: Generated<string>
  sentOn: Generated<string>
  step: string
  waitingSince: string
}

export interface CandidacyStatus {
  householdId: string | null
  id: string | null
  since: string | null
  status: string | null
  vacancyId: string | null
}

export interface CapUse {
  key: string | null
  schemeId: string | null
  used: number | null
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

export interface Closure {
  authorAccountId: string
  authorOrganisationId: string
  earlyMotive: string | null
  heldOn: string
  householdId: string
  id: string
  objectives: string
  present: string[]
  recordedAt: Generated<string>
  remains: string
  watchOn: string | null
  watchPlan: string
}

export interface CommitteeAccess {
  assignmentId: string
  candidacyId: string
  memberId: string
  sessionId: string
}

export interface CommitteeCandidate {
  candidacyId: string
  completeOn: string | null
  id: string
  itemId: string
  missingDocument: string | null
  motive: string | null
  outcome: string | null
  position: number
  rank: number | null
  version: Generated<number>
  words: string | null
}

export interface CommitteeCandidateIdentity {
  adults: number | null
  candidateId: string | null
  children: number | null
  firstName: string | null
  householdId: string | null
  initial: string | null
  isLive: boolean | null
  uniqueRequestNumber: string | null
}

export interface CommitteeDocument {
  bytes: Buffer
  content: Json
  id: Generated<string>
  issuedBy: string
  issuedOn: Generated<string>
  kind: string
  sessionId: string
  sha256: Generated<string | null>
  signerName: string | null
  version: number
}

export interface CommitteeItem {
  closedAt: string | null
  exception: string | null
  exceptionWords: string | null
  id: string
  openedAt: string | null
  position: number
  postponedReason: string | null
  sessionId: string
  state: Generated<string>
  vacancyId: string
}

export interface CommitteeMember {
  accountId: string
  id: Generated<string>
  mandateTo: string | null
  presence: Generated<string>
  seatId: string
  sessionId: string
}

export interface CommitteeMotive {
  code: string
  label: string
  outcomes: string[]
  position: number
  sentence: string
}

export interface CommitteeRecusal {
  itemId: string
  memberId: string
  recordedAt: Generated<string>
  recordedBy: string
}

export interface CommitteeSeat {
  accountId: string
  /**
   * Un maire siège pour les logements de sa commune seulement.
   */
  commune: string | null
  endsOn: string | null
  /**
   * Un président d’EPCI siège pour les logements de son territoire.
   */
  epciSiren: string | null
  id: string
  isPresident: Generated<boolean>
  kind: string
  name: string
  organisationId: string
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  startsOn: string
}

export interface CommitteeSession {
  /**
   * Dernier jour où les membres lisent les candidats : quinze jours après la signature du procès-verbal.
   */
  accessEndsOn: string | null
  authorAccountId: string
  authorOrganisationId: string
  cancelledOn: string | null
  cancelReason: string | null
  chairId: string | null
  closedAt: string | null
  convokedOn: string | null
  heldOn: string
  hour: string
  id: string
  isRemote: Generated<boolean>
  openedAt: string | null
  place: string
  quorum: number | null
  schemeId: string
  signedOn: string | null
  state: Generated<string>
  version: Generated<number>
}

export interface CommitteeSitting {
  itemId: string | null
  memberId: string | null
}

export interface CommitteeVote {
  candidateId: string
  castAt: Generated<string>
  castBy: string
  memberId: string
  voice: string
}

export interface Commune {
  benefitZone: number
  inseeNow: string
  /**
   * Code INSEE de 2014, celui de l’appel à projets.
   */
  inseeThen: string
  latitude: number
  longitude: number
  name: string
  officialName: string
  placeNote: string | null
  postalCode: string
  status: string
  statusNote: string | null
  statusSince: string | null
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

export interface ContinuityPromise {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  householdId: string
  id: string
  months: number
  promisedOn: Generated<string>
  recordedAt: Generated<string>
  words: string | null
  workerAccountId: string
  /**
   * Le nom tel qu’il a été promis ce jour-là.
   */
  workerName: string
}

export interface ContinuitySignature {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  promiseId: string
  signedOn: Generated<string>
  signerName: string
}

export interface Convention {
  authorAccountId: string
  authorOrganisationId: string
  commitments: string
  endConditions: string
  householdId: string
  id: string
  modalities: string
  number: number
  shared: string
  writtenOn: Generated<string>
}

export interface DangerPath {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  subjectPersonId: string
  usedOn: Generated<string>
}

export interface Decision {
  abstentions: number
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  castingVoice: string | null
  completeOn: string | null
  decidedOn: string
  householdId: string
  id: Generated<string>
  itemId: string
  missingDocument: string | null
  motive: string | null
  outcome: string
  rank: number | null
  /**
   * Jour où le logement est offert à ce ménage ; vide tant qu’un rang précédent tient.
   */
  servedOn: string | null
  vacancyId: string
  votesAgainst: number
  votesFor: number
  words: string | null
}

export interface DecisionReduced {
  candidacyId: string | null
  decidedOn: string | null
  householdId: string | null
  outcome: string | null
}

export interface DocumentKind {
  applies: string
  code: string
  helper: string
  label: string
  per: string
  plain: string
  position: number
  source: string
}

export interface DocumentPage {
  authorAccountId: string
  authorOrganisationId: string
  documentId: string
  householdId: string
  id: string
  mediaType: string
  position: number
  sealedBytes: Buffer
  sizeBytes: number
}

export interface DocumentRequest {
  askedOn: Generated<string>
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  kind: string
}

export interface Dwelling {
  address: string
  agreementNumber: string | null
  building: string | null
  chargesCents: number
  /**
   * Commune sous son nom de 2014 (code d’alors) : c’est elle que les secteurs nomment.
   */
  commune: string
  /**
   * Réservation en stock ; vide en flux : chaque libération est alors orientée.
   */
  contingent: string | null
  door: string | null
  energyClass: string | null
  financing: string
  floor: number | null
  hasAdaptedShower: boolean
  hasGarage: boolean
  hasLift: boolean
  heating: string
  id: string
  isAccessible: boolean
  livingAreaM2: Numeric
  reference: string
  rentCents: number
  responsibleAccountId: string | null
  schemeId: string
  searchText: Generated<string>
  site: string | null
  stair: string | null
  typology: string
  updatedAt: Generated<string>
  updatedBy: string | null
  version: Generated<number>
}

export interface DwellingVisit {
  candidacyId: string | null
  householdId: string | null
  id: string | null
  isCancelled: boolean | null
  minutes: number | null
  place: string | null
  startsAt: string | null
}

export interface DwellingVisitReport {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  facts: string | null
  householdId: string
  id: string
  outcome: string
  questions: string | null
  recordedAt: Generated<string>
  visitedOn: string
}

export interface EarlyPhase {
  householdId: string | null
  phase: number | null
  phaseSince: string | null
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
  recordedAt: Generated<string>
}

export interface EmergencyAccess {
  displayName: string | null
  expiresAt: string | null
  fileNumber: string | null
  householdId: string | null
  id: string | null
  isMine: boolean | null
  openedAt: string | null
  organisationId: string | null
  organisationName: string | null
  reason: string | null
  role: string | null
}

export interface EmergencyNumber {
  checkedOn: string
  label: string
  number: string
  position: number
  source: string
}

export interface EmergencyStatus {
  householdId: string | null
  state: string | null
  until: string | null
}

export interface EmergencyStep {
  authorAccountId: string
  authorOrganisationId: string
  decidedOn: Generated<string>
  decider: string
  householdId: string
  id: string
  motive: string
  recordedAt: Generated<string>
  step: string
  /**
   * Dernier jour de la voie d’urgence ; elle s’arrête d’elle-même ensuite.
   */
  until: string | null
}

export interface EntryStep {
  authorAccountId: string
  authorOrganisationId: string
  code: string
  doneBy: string | null
  doneOn: string | null
  dueOn: string
  householdId: string
  id: Generated<string>
  leaseId: string
  note: string | null
  saidDoneOn: string | null
}

export interface EntryStepKind {
  added: Generated<string>
  code: string
  help: string
  label: string
  offsetDays: number
  position: number
  source: string
  stage: string
}

export interface Financing {
  /**
   * Plafond applicable à l’attribution ; vide quand la convention du logement le dit. Correspondances anciennes à vérifier.
   */
  ceilingFamily: string | null
  code: string
  label: string
  position: number
  rplsCode: string | null
}

export interface HandoverWorker {
  acceptedOn: string | null
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  namedOn: Generated<string>
  recordedAt: Generated<string>
  workerAccountId: string
  workerName: string
}

export interface HeldPhase {
  audience: string
  householdId: string
  phase: number
  phaseSince: string
}

export interface Holding {
  authorAccountId: string
  authorOrganisationId: string
  code: string
  confirmedOn: string | null
  endsOn: string | null
  holderAccountId: string | null
  holderName: string
  householdId: string
  id: string
  recordedAt: Generated<string>
  rollbackMotive: string | null
  rolledBackOn: string | null
  side: string
  startsOn: string
  version: Generated<number>
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
  /**
   * Dernier point d’étape tenu : l’échéance du suivant compte à partir de là.
   */
  stepOn: string | null
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

export interface IncomeCeiling {
  amountCents: number
  category: string
  financing: string
  /**
   * Vrai quand la valeur est calculée depuis l’indexation, en attendant l’arrêté : à vérifier.
   */
  isComputed: boolean
  source: string
  validFrom: string
  zone: string
}

export interface IndicatorCount {
  cell: string
  count: number
  dimension: string
  editionId: string
  indicator: string
}

export interface IndicatorEdition {
  frozenAt: Generated<string>
  id: Generated<string>
  quarterStartsOn: string
  schemeId: string
  threshold: number
}

export interface IndicatorValue {
  /**
   * Trimestre dont vient la valeur : plus ancien quand la nouvelle en dirait trop.
   */
  asOf: string
  cell: string
  compartment: string
  dimension: string
  editionId: string
  indicator: string
  unit: string
  value: Numeric | null
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

export interface JobKind {
  addressed: boolean
  code: string
  label: string
}

export interface JointMeeting {
  authorAccountId: string
  authorOrganisationId: string
  heldOn: string
  householdId: string
  id: string
  step: string
  validatedOn: string | null
}

export interface KnownAlreadyQuestion {
  accountId: string
  askedAt: Generated<string>
  wasKnown: boolean
}

export interface Lease {
  authorAccountId: string
  authorOrganisationId: string
  /**
   * L’offre acceptée dont vient ce bail ; vide pour un bail repris d’ailleurs.
   */
  candidacyId: string | null
  endedOn: string | null
  glidedOn: string | null
  householdId: string
  id: string
  keysOn: string | null
  kind: string
  signedOn: string
  startsOn: string | null
  /**
   * Dernier jour de la sous-location, reconduite par un examen.
   */
  subleaseUntil: string | null
  tenantOrganisationId: string | null
}

export interface LeaseDocument {
  authorAccountId: string
  authorOrganisationId: string
  content: Buffer
  contentSha256: Generated<string | null>
  dated: string
  householdId: string
  id: string
  kind: string
  leaseId: string
}

export interface LeaseEvent {
  authorAccountId: string
  authorOrganisationId: string
  happenedOn: string
  householdId: string
  id: string
  kind: string
  leaseId: string
  motive: string | null
  recordedAt: Generated<string>
  until: string | null
}

export interface LeasePreparation {
  annexes: string[]
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  chargesCents: number
  conditions: string | null
  depositCents: number
  householdId: string
  kind: string
  months: number | null
  rentCents: number
  signatory: string
  startsOn: string
  tenantOrganisationId: string | null
  updatedAt: Generated<string>
  updatedBy: string
  version: Generated<number>
}

export interface LeaseReduced {
  endedOn: string | null
  glidedOn: string | null
  householdId: string | null
  keysOn: string | null
  kind: string | null
  signedOn: string | null
}

export interface MatchRun {
  askedAt: Generated<string>
  askedBy: string
  askedOn: Generated<string>
  households: Generated<number>
  id: string
  organisationId: string
  vacancyId: string
}

export interface Milestone {
  /**
   * La candidature que ce fait concerne ; vide pour les faits du ménage.
   */
  candidacyId: string | null
  happenedOn: string
  householdId: string
  id: Generated<string>
  kind: string
  recordedAt: Generated<string>
  recordedBy: string | null
  undoneAt: string | null
}

export interface MinimumSurface {
  areaM2: number
  persons: number
  source: string
  validFrom: string
}

export interface MyAccess {
  compartment: string | null
  householdId: string | null
  ownAccountId: string | null
  ownOrganisationId: string | null
  subjectPersonId: string | null
  verb: string | null
}

export interface MyCase {
  id: string | null
  nameKey: string | null
}

export interface MyConsent {
  compartment: string | null
  householdId: string | null
  subjectPersonId: string | null
}

export interface Need {
  authorAccountId: string
  authorOrganisationId: string
  criterion: string
  householdId: string
  /**
   * must : indispensable ; should : souhaité ; indifferent : le critère ne compte pas.
   */
  importance: string
  note: string | null
  /**
   * Ce qui est demandé, dans la forme du critère ; {} tant que rien n’est précisé.
   */
  value: Json
  version: number
  /**
   * De 1 (compte un peu) à 3 (compte beaucoup) : départage les critères souhaités.
   */
  weight: number
}

export interface NeedNow {
  criterion: string | null
  householdId: string | null
  importance: string | null
  note: string | null
  value: Json | null
  version: number | null
  weight: number | null
}

export interface NeedReduced {
  householdId: string | null
  sectors: string[] | null
  typologies: string[] | null
}

export interface NeedsAnswer {
  answer: string
  answeredOn: Generated<string>
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  recordedAt: Generated<string>
  subjectPersonId: string
  version: number
}

export interface NeedsConfirmation {
  authorAccountId: string
  authorOrganisationId: string
  confirmedOn: Generated<string>
  /**
   * Empreinte SHA-256 du résumé et des besoins tels qu’ils étaient.
   */
  digest: string
  exchangeId: string
  householdId: string
  id: string
  recordedAt: Generated<string>
  side: string
}

export interface NeedsExchange {
  authorAccountId: string
  authorOrganisationId: string
  heldOn: string
  householdId: string
  id: string
  means: string
  recordedAt: Generated<string>
  summary: string
  /**
   * Version des besoins sur la table ce jour-là.
   */
  version: number
  /**
   * L’interlocuteur de l’auteur, de l’autre côté.
   */
  withName: string
}

export interface NeedsProgress {
  householdId: string
  /**
   * Jour où les besoins ont été convenus, ou rouverts ; vide tant que le premier échange court depuis l’éligibilité.
   */
  since: string | null
  stage: string
}

export interface NeedsStage {
  householdId: string | null
  since: string | null
  stage: string | null
}

export interface NeedVersion {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  number: number
  recordedAt: Generated<string>
}

export interface Objective {
  authorAccountId: string
  authorOrganisationId: string
  axis: string
  dueOn: string | null
  helpedBy: string | null
  householdId: string
  howKnown: string | null
  id: string
  isOwn: boolean
  status: Generated<string>
  statusReason: string | null
  updatedAt: Generated<string>
  version: Generated<number>
  what: string
}

export interface OfferCondition {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  householdId: string
  metOn: string
}

export interface OfferReply {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  householdId: string
  id: string
  lateMotive: string | null
  repliedOn: string
  reply: string
  words: string | null
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

export interface OrganisationAccess {
  accountId: string | null
  at: string | null
  displayName: string | null
  fileNumber: string | null
  householdId: string | null
  id: number | null
  listed: number | null
  outcome: string | null
  purposeSentence: string | null
  role: string | null
}

export interface OrganisationAgreement {
  endsOn: string
  id: string
  kind: string
  number: string
  organisationId: string
  startsOn: string
}

export interface Outbox {
  actorAccountId: string | null
  createdAt: Generated<string>
  doneAt: string | null
  failedAt: string | null
  id: Generated<string>
  ids: string[]
  kind: string
  movedAt: string | null
  /**
   * À qui la tâche écrit, et au nom de quelle organisation il lit.
   */
  recipientRoleId: string | null
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

export interface PlanPaper {
  authorAccountId: string
  authorOrganisationId: string
  content: Buffer
  contentSha256: Generated<string | null>
  dated: string
  householdId: string
  id: string
  kind: string
}

export interface PlanReview {
  authorAccountId: string
  authorOrganisationId: string
  expectationsMet: string
  heldOn: string
  householdId: string
  id: string
  linksExist: string
  nextOn: string
  objectivesRevised: string
  present: string[]
  stepsValidated: string
}

export interface PlanSignature {
  authorAccountId: string
  authorOrganisationId: string
  conventionId: string | null
  householdId: string
  id: string
  party: string
  planVersion: number | null
  signedOn: string
  signerName: string
}

export interface PresentCommune {
  benefitZone: number
  epciName: string
  epciSiren: string
  insee: string
  latitude: number
  longitude: number
  name: string
  population: number
}

export interface ProposalStage {
  householdId: string | null
  since: string | null
  stage: string | null
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

export interface ProtectedVerdict {
  authorAccountId: string
  authorOrganisationId: string
  computedOn: Generated<string>
  householdId: string
  isExcluded: boolean
  vacancyId: string
}

export interface ProtectionMeasure {
  authorAccountId: string
  authorOrganisationId: string
  endedOn: string | null
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

export interface QuotaOverride {
  extraDwellings: number
  grantedBy: string
  grantedOn: string
  id: string
  motive: string
  schemeId: string
  sectorId: string
}

export interface QuotaUse {
  allocated: number | null
  proposed: number | null
  reserved: number | null
  schemeId: string | null
  sectorId: string | null
  signed: number | null
}

export interface RecurrentCharge {
  authorAccountId: string
  authorOrganisationId: string
  endsOn: string | null
  householdId: string
  id: string
  kind: string
  monthlyCents: number
  startsOn: string
  struckAt: string | null
}

export interface ReferencePack {
  /**
   * Empreinte SHA-256 des fichiers chargés : deux installations comparent ce qu’elles appliquent.
   */
  digest: string
  key: string
  label: string
  loadedAt: Generated<string>
  source: string
  toVerify: string | null
  /**
   * Date d’effet du texte, ou de la dernière vérification quand le texte n’en porte pas.
   */
  versionDate: string
}

export interface ReferentChange {
  authorAccountId: string
  authorOrganisationId: string
  deputyAccountId: string
  deputyName: string
  fromOn: Generated<string>
  householdId: string
  id: string
  recordedAt: Generated<string>
  referentAccountId: string
  referentName: string
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

export interface ReservationRight {
  commune: string | null
  contingent: string
  endsOn: string | null
  /**
   * Part des libérations de l’année promise au réservataire (0 à 1), en gestion en flux.
   */
  flowRatio: Numeric | null
  id: string
  mode: string
  organisationId: string
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  startsOn: string
  version: Generated<number>
}

export interface Resource {
  authorAccountId: string
  authorOrganisationId: string
  endsOn: string | null
  householdId: string
  id: string
  kind: string
  monthlyCents: number
  personId: string
  startsOn: string
  struckAt: string | null
}

export interface ResourceKind {
  /**
   * Part qui compte pour l’estimation de l’aide au logement (0 : ne compte pas ; 0,9 : abattement de 10 %).
   */
  benefitRatio: Numeric
  code: string
  label: string
  position: number
  source: string
}

export interface ResponsibilityKind {
  code: string
  label: string
  position: number
  source: string
}

export interface ResultConversation {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  heldOn: string
  householdId: string
  id: string
  mode: string
  understanding: string
}

export interface ResultExplanation {
  authorAccountId: string
  authorOrganisationId: string
  candidacyId: string
  givenOn: Generated<string>
  householdId: string
  nextStep: string
  reasons: string
  said: string
  updatedAt: Generated<string>
  updatedBy: string
  version: Generated<number>
  whatCanChange: string
  wording: string
}

export interface ResultNotice {
  authorAccountId: string
  authorOrganisationId: string
  calledOn: string | null
  candidacyId: string
  channel: string
  handedOn: string | null
  householdId: string
  id: string
  kind: string
  letter: Buffer
  letterSha256: Generated<string | null>
  presentedOn: string | null
  readOn: string | null
  receivedOn: string | null
  replyBy: string | null
  sentOn: string
  version: Generated<number>
}

export interface RetentionChoice {
  authorAccountId: string
  authorOrganisationId: string
  choice: string
  closureId: string
  householdId: string
  id: string
  keepUntil: string | null
  saidBy: string
  saidOn: string
}

export interface ReviewAnswer {
  answeredOn: string
  authorAccountId: string
  authorOrganisationId: string
  helpedBy: string | null
  householdId: string
  housing: string
  id: string
  incidents: string
  opinion: string | null
  rent: string
  requestId: string
}

export interface ReviewRequest {
  askedOn: string
  authorAccountId: string
  authorOrganisationId: string
  closureId: string
  householdId: string
  id: Generated<string>
  remindedOn: Generated<string[]>
  respondent: string
  unansweredOn: string | null
}

export interface ReviewStatement {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  maintains: string
  neighbours: string
  party: string
  pays: string
  procedures: string
  resources: string
  reviewId: string
  statedOn: Generated<string>
  supporter: string | null
  wish: string
  words: string
}

export interface Role {
  code: string
  holdsCases: boolean
  label: string
}

export interface Scheme {
  /**
   * Objectif annoncé à l’ouverture ; celui en vigueur est le terme « target.households ».
   */
  householdTarget: number
  id: string
  landlordId: string
  /**
   * Durée annoncée à l’ouverture ; celle en vigueur est le terme « months.mobilisation ».
   */
  months: number
  name: string
  source: string
  startsOn: string
}

export interface SchemeChange {
  after: Json | null
  before: Json | null
  effectiveOn: string
  id: string
  kind: string
  madeAt: Generated<string>
  madeBy: string
  reason: string
  schemeId: string
  source: string | null
  step: string
}

export interface SchemePartner {
  endsOn: string | null
  organisationId: string
  refersHouseholds: boolean
  schemeId: string
  startsOn: string
}

export interface SchemePrice {
  /**
   * Vide : sans prix ici, « 0 € sur ce dispositif, cofinancé ailleurs ».
   */
  amountCents: number | null
  id: string
  line: string
  operatorKind: string | null
  operatorOrganisationId: string | null
  per: string
  reason: string | null
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  validFrom: string
  validTo: string | null
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

export interface Sector {
  id: string
  name: string
  position: number
  schemeId: string
}

export interface SectorCommune {
  commune: string
  id: string
  reason: string | null
  schemeId: string
  sectorId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  validFrom: string
  validTo: string | null
}

export interface SectorQuota {
  dwellings: number
  id: string
  reason: string | null
  schemeId: string
  sectorId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  validFrom: string
  validTo: string | null
}

export interface SlidingLeaseWish {
  authorAccountId: string
  authorOrganisationId: string
  householdId: string
  id: string
  recordedAt: Generated<string>
  statedOn: Generated<string>
  wish: string
}

export interface SlidingReview {
  authorAccountId: string
  authorOrganisationId: string
  concludedOn: string | null
  disagreements: string | null
  householdId: string
  id: string
  leaseId: string
  motives: string | null
  openedOn: string
  outcome: string | null
  plan: string | null
}

export interface SruShortfall {
  commune: string
  endsOn: string | null
  id: string
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  startsOn: string
  version: Generated<number>
}

export interface SupportEnvelope {
  households: number
  id: string
  operatorKind: string | null
  operatorOrganisationId: string | null
  reason: string | null
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  validFrom: string
  validTo: string | null
}

export interface SupportingDocument {
  authorAccountId: string
  authorOrganisationId: string
  decidedBy: string | null
  decidedOn: string | null
  householdId: string
  id: string
  kind: string
  personId: string | null
  receivedOn: Generated<string>
  rejectReason: string | null
  state: Generated<string>
  version: Generated<number>
}

export interface SupportingDocumentReduced {
  householdId: string | null
  id: string | null
  kind: string | null
  state: string | null
}

export interface SupportMeasure {
  authorAccountId: string
  authorOrganisationId: string
  endedOn: string | null
  householdId: string
  id: string
  operatorOrganisationId: string
  plannedEndOn: string
  startsOn: string
}

export interface TableScope {
  compartment: string | null
  name: string
  scope: string
}

export interface TaxableIncome {
  amountCents: number
  authorAccountId: string
  authorOrganisationId: string
  basis: string
  endsOn: string | null
  householdId: string
  id: string
  struckAt: string | null
  /**
   * Année des revenus, pas celle de l’avis.
   */
  year: number | null
}

export interface TypologyRule {
  /**
   * Nombre d’adultes exigé par la ligne ; vide quand il n’importe pas.
   */
  adults: number | null
  id: string
  personsFrom: number
  personsTo: number | null
  position: number
  reason: string | null
  roomsFrom: number
  roomsTo: number
  schemeId: string
  setAt: Generated<string>
  setBy: string | null
  source: string
  validFrom: string
  validTo: string | null
}

export interface Vacancy {
  availableOn: string
  commune: string
  /**
   * Celui du logement (stock), ou celui auquel le bailleur oriente cette libération (flux).
   */
  contingent: string
  dwellingId: string
  id: string
  /**
   * Dernier jour du locataire sortant ; la vacance compte à partir du lendemain.
   */
  leavesOn: string
  /**
   * Premier jour du nouveau bail.
   */
  letOn: string | null
  noticeGivenOn: string
  openedOn: Generated<string>
  proposedByOrganisationId: string | null
  schemeId: string
  /**
   * Hors des communes nommées : secteur choisi ce jour par la responsable du dispositif, motif dans l’historique.
   */
  sectorChosenOn: string | null
  /**
   * Secteur de la commune dans la liste du bailleur au jour du départ ; vide tant que personne ne l’a choisi hors de cette liste.
   */
  sectorId: string | null
  status: Generated<string>
  updatedAt: Generated<string>
  updatedBy: string | null
  updatedByOrganisationId: string | null
  version: Generated<number>
  visitTerms: string | null
  works: string | null
}

export interface VacancyEvent {
  authorAccountId: string
  authorOrganisationId: string
  /**
   * Champs modifiés, avec leur valeur avant et après.
   */
  changes: Json | null
  happenedAt: Generated<string>
  id: string
  kind: string
  motive: string | null
  status: string | null
  vacancyId: string
}

export interface VacancyHolder {
  because: string | null
  organisationId: string | null
  rightId: string | null
  vacancyId: string | null
}

export interface VacancyTurn {
  authorAccountId: string
  authorOrganisationId: string
  /**
   * Dernier jour du tour, selon le terme delay.holder-turn du dispositif au jour de la demande.
   */
  dueOn: string | null
  happenedOn: string
  holderOrganisationId: string
  id: string
  kind: string
  recordedAt: Generated<string>
  vacancyId: string
  words: string | null
}

export interface Visit {
  authorAccountId: string
  authorOrganisationId: string
  budget: string | null
  dwelling: string | null
  householdId: string
  id: string
  keptWords: Generated<boolean>
  neighbours: string | null
  nextStep: string | null
  outcome: string
  paperwork: string | null
  praise: string | null
  purpose: string
  recordedAt: Generated<string>
  said: string | null
  visitedOn: string
}

export interface VisitReduced {
  authorAccountId: string | null
  householdId: string | null
  visitedOn: string | null
}

export interface VisitRhythm {
  authorAccountId: string
  authorOrganisationId: string
  fromOn: Generated<string>
  householdId: string
  id: string
  intensity: string
  reason: string
  recordedAt: Generated<string>
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
  absence: Absence
  accessLog: AccessLog
  accessRule: AccessRule
  account: Account
  accountRole: AccountRole
  actionPlan: ActionPlan
  adhesion: Adhesion
  alert: Alert
  alertKind: AlertKind
  alertReduced: AlertReduced
  appointment: Appointment
  appointmentParticipant: AppointmentParticipant
  appointmentParty: AppointmentParty
  assessment: Assessment
  assessmentReduced: AssessmentReduced
  assignment: Assignment
  auditCheck: AuditCheck
  auditPurge: AuditPurge
  auditSegment: AuditSegment
  auditSegmentLeaf: AuditSegmentLeaf
  autonomyMark: AutonomyMark
  benefitParameter: BenefitParameter
  breakGlass: BreakGlass
  breakGlassQuestion: BreakGlassQuestion
  budget: Budget
  budgetReduced: BudgetReduced
  budgetRule: BudgetRule
  budgetSheet: BudgetSheet
  calendarFeed: CalendarFeed
  candidacy: Candidacy
  candidacyAccess: CandidacyAccess
  candidacyAnswer: CandidacyAnswer
  candidacyClosing: CandidacyClosing
  candidacyDwelling: CandidacyDwelling
  candidacyNudge: CandidacyNudge
  candidacyStatus: CandidacyStatus
  capUse: CapUse
  caseTeam: CaseTeam
  closure: Closure
  committeeAccess: CommitteeAccess
  committeeCandidate: CommitteeCandidate
  committeeCandidateIdentity: CommitteeCandidateIdentity
  committeeDocument: CommitteeDocument
  committeeItem: CommitteeItem
  committeeMember: CommitteeMember
  committeeMotive: CommitteeMotive
  committeeRecusal: CommitteeRecusal
  committeeSeat: CommitteeSeat
  committeeSession: CommitteeSession
  committeeSitting: CommitteeSitting
  committeeVote: CommitteeVote
  commune: Commune
  communicationMeans: CommunicationMeans
  compartment: Compartment
  composition: Composition
  compositionReduced: CompositionReduced
  consent: Consent
  consentCompartment: ConsentCompartment
  continuityPromise: ContinuityPromise
  continuitySignature: ContinuitySignature
  convention: Convention
  dangerPath: DangerPath
  decision: Decision
  decisionReduced: DecisionReduced
  documentKind: DocumentKind
  documentPage: DocumentPage
  documentRequest: DocumentRequest
  dwelling: Dwelling
  dwellingVisit: DwellingVisit
  dwellingVisitReport: DwellingVisitReport
  earlyPhase: EarlyPhase
  eligibility: Eligibility
  emergencyAccess: EmergencyAccess
  emergencyNumber: EmergencyNumber
  emergencyStatus: EmergencyStatus
  emergencyStep: EmergencyStep
  entryStep: EntryStep
  entryStepKind: EntryStepKind
  financing: Financing
  handoverWorker: HandoverWorker
  heldPhase: HeldPhase
  holding: Holding
  household: Household
  householdMember: HouseholdMember
  housingRequest: HousingRequest
  incomeCeiling: IncomeCeiling
  indicatorCount: IndicatorCount
  indicatorEdition: IndicatorEdition
  indicatorValue: IndicatorValue
  informationNotice: InformationNotice
  instance: Instance
  jobKind: JobKind
  jointMeeting: JointMeeting
  knownAlreadyQuestion: KnownAlreadyQuestion
  lease: Lease
  leaseDocument: LeaseDocument
  leaseEvent: LeaseEvent
  leasePreparation: LeasePreparation
  leaseReduced: LeaseReduced
  matchRun: MatchRun
  milestone: Milestone
  minimumSurface: MinimumSurface
  myAccess: MyAccess
  myCase: MyCase
  myConsent: MyConsent
  need: Need
  needNow: NeedNow
  needReduced: NeedReduced
  needsAnswer: NeedsAnswer
  needsConfirmation: NeedsConfirmation
  needsExchange: NeedsExchange
  needsProgress: NeedsProgress
  needsStage: NeedsStage
  needVersion: NeedVersion
  objective: Objective
  offerCondition: OfferCondition
  offerReply: OfferReply
  organisation: Organisation
  organisationAccess: OrganisationAccess
  organisationAgreement: OrganisationAgreement
  outbox: Outbox
  person: Person
  personReduced: PersonReduced
  planPaper: PlanPaper
  planReview: PlanReview
  planSignature: PlanSignature
  presentCommune: PresentCommune
  proposalStage: ProposalStage
  protectedText: ProtectedText
  protectedVerdict: ProtectedVerdict
  protectionMeasure: ProtectionMeasure
  protectionReduced: ProtectionReduced
  purpose: Purpose
  quotaOverride: QuotaOverride
  quotaUse: QuotaUse
  recurrentCharge: RecurrentCharge
  referencePack: ReferencePack
  referentChange: ReferentChange
  referral: Referral
  reservationRight: ReservationRight
  resource: Resource
  resourceKind: ResourceKind
  responsibilityKind: ResponsibilityKind
  resultConversation: ResultConversation
  resultExplanation: ResultExplanation
  resultNotice: ResultNotice
  retentionChoice: RetentionChoice
  reviewAnswer: ReviewAnswer
  reviewRequest: ReviewRequest
  reviewStatement: ReviewStatement
  role: Role
  scheme: Scheme
  schemeChange: SchemeChange
  schemePartner: SchemePartner
  schemePrice: SchemePrice
  schemeTerm: SchemeTerm
  sector: Sector
  sectorCommune: SectorCommune
  sectorQuota: SectorQuota
  slidingLeaseWish: SlidingLeaseWish
  slidingReview: SlidingReview
  sruShortfall: SruShortfall
  supportEnvelope: SupportEnvelope
  supportingDocument: SupportingDocument
  supportingDocumentReduced: SupportingDocumentReduced
  supportMeasure: SupportMeasure
  tableScope: TableScope
  taxableIncome: TaxableIncome
  typologyRule: TypologyRule
  vacancy: Vacancy
  vacancyEvent: VacancyEvent
  vacancyHolder: VacancyHolder
  vacancyTurn: VacancyTurn
  visit: Visit
  visitReduced: VisitReduced
  visitRhythm: VisitRhythm
  whoLooked: WhoLooked
}
