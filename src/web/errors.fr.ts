import { PATH_RULES } from './path-errors.fr.ts'
import type { AccountRefusal } from '#features/accounts/contract.ts'
import type { AgendaRefusal } from '#features/agenda/contract.ts'
import { COMMITTEE_REFUSALS } from '#features/committee/web/refusal-words.ts'
import type { BreakGlassRefusal } from '#features/privacy/contract.ts'
import type { BudgetRefusal } from '#features/budget/domain/budget-check.ts'
import type { ClosureRefusal } from '#features/closures/domain/closing.ts'
import type { ClockRefusal } from '#features/demonstration/domain/clock-move.ts'
import type { DwellingRefusal } from '#features/dwellings/domain/dwelling-refusals.ts'
import type { EligibilityRefusal } from '#features/referrals/domain/eligibility.ts'
import type { EmergencyRefusal } from '#features/referrals/domain/emergency.ts'
import type { RuleRefusal } from '#features/schemes/contract.ts'
import type { ReferralRefusal } from '#features/referrals/domain/referral-rules.ts'
import { ApiError, type ApiErrorCode } from './api-error.ts'

const CODES: Record<ApiErrorCode, string> = {
  'bad-input': 'Certaines réponses ne conviennent pas. Elles sont signalées sous leur champ.',
  'signed-out': 'Votre session est terminée. Connectez-vous à nouveau.',
  'second-factor-needed': 'Cette action demande votre code de sécurité.',
  'not-found': 'Cette page n’existe pas, ou elle n’est pas pour vous.',
  conflict: 'Quelqu’un a modifié cette fiche pendant que vous l’aviez ouverte.',
  'too-large': 'C’est trop volumineux pour être envoyé en une fois.',
  'rule-refused': 'Une règle du dispositif ne permet pas cette action.',
  'too-many': 'Trop d’essais à la suite. Attendez un peu, puis recommencez.',
  unavailable: 'Le service ne répond pas pour le moment. Recommencez dans un instant.',
  internal: 'Une erreur inattendue s’est produite. Elle a été enregistrée.',
  unreachable: 'Aucune réponse : vous êtes peut-être hors connexion.',
}

const ACCOUNTS: Record<AccountRefusal, string> = {
  'wrong-credentials': 'Ces identifiants ne correspondent pas. Vérifiez-les, puis recommencez.',
  'wrong-code': 'Ce code ne convient pas ou a déjà servi. Recopiez celui qui s’affiche maintenant.',
  'wrong-password': 'Ce mot de passe n’est pas le vôtre. Vérifiez-le, puis recommencez.',
  'account-locked':
    'Trop d’essais : ce code est bloqué. La personne qui vous suit peut le rouvrir.',
  'step-expired': 'Cette étape a expiré. Reprenez depuis le début.',
  'code-expired': 'Ce code est trop ancien. Demandez-en un autre à la personne qui vous suit.',
  'no-second-factor': 'Aucune application d’authentification n’est reliée à votre compte.',
  'passkey-refused': 'Aucune clé d’accès n’a été reconnue sur cet appareil.',
  'invitation-expired': 'Cette invitation a expiré. Demandez-en une autre à votre organisation.',
  'invitation-used': 'Cette invitation a déjà servi. Connectez-vous avec votre compte.',
  'invitation-withdrawn': 'Cette invitation a été retirée par votre organisation.',
  'invitation-needs-sign-in': 'Cette adresse a déjà un compte. Connectez-vous pour accepter.',
  'may-not-invite': 'Votre rôle ne permet pas d’inviter quelqu’un ici.',
  'administration-gives-no-role': 'L’administration technique ouvre un compte sans rôle.',
  'administration-apart': 'L’administration technique ne se cumule avec aucun rôle de suivi.',
  'first-account-manages': 'Le premier compte d’une organisation en est le responsable.',
  'role-not-for-this-organisation': 'Ce rôle n’existe pas dans ce type d’organisation.',
  'not-of-this-organisation': 'Cette personne n’appartient pas à votre organisation.',
  'role-already-held': 'Cette personne a déjà ce rôle.',
  'own-role': 'Personne ne confirme son propre rôle : demandez à un autre responsable.',
  'may-not-confirm': 'Seul un responsable de cette organisation peut le faire.',
  'last-manager': 'Une organisation garde au moins un responsable. Nommez-en un autre d’abord.',
  'no-code': 'Aucun code n’a été remis à cette personne.',
  'too-young-for-a-code': 'Avant seize ans, un adulte du ménage lit pour la personne.',
}

const REFERRALS: Record<ReferralRefusal | EligibilityRefusal, string> = {
  'lead-first':
    'La première personne est le titulaire du dossier, et elle seule. Changez le lien des autres.',
  'lead-is-minor':
    'Le titulaire du dossier a moins de 16 ans : il ne peut pas signer un bail. Vérifiez sa date de naissance.',
  'birth-in-the-future': 'Cette date de naissance est dans l’avenir. Vérifiez l’année.',
  'birth-too-long-ago': 'Cette date de naissance remonte à plus de 120 ans. Vérifiez l’année.',
  'same-person-twice': 'La même personne figure deux fois. Retirez l’une des deux.',
  'ready-date-too-far':
    'Cette date est à plus de deux ans d’aujourd’hui. Un ménage se signale quand il est prêt.',
  'present-in-the-future': 'La situation d’aujourd’hui a commencé aujourd’hui ou avant.',
  'adhesion-in-the-future': 'Le ménage l’a dit aujourd’hui ou avant. Vérifiez la date.',
  'urgency-without-reason': 'Une urgence se justifie : écrivez pourquoi.',
  'protected-person-unknown':
    'La mesure de protection vise une personne absente du ménage. Choisissez-la dans la liste.',
  'protected-person-is-minor':
    'Une mesure de protection vise un adulte. Choisissez une autre personne.',
  'criterion-not-met':
    'Le signalement n’invoque pas ce critère. Choisissez-en un autre, ou refusez.',
  'criterion-missing': 'Choisissez le critère qui rend le ménage éligible.',
  'motive-missing': 'Un refus se motive : écrivez pourquoi.',
}

const CLOSURES: Record<ClosureRefusal, string> = {
  'closure-before-support':
    'Une clôture vient après un accompagnement : il faut un bail et un plan d’action signés.',
  'closure-too-early': 'Le suivi n’a pas atteint son terme. Écrivez pourquoi il se termine avant.',
  'already-closed': 'Ce suivi a déjà sa réunion de clôture.',
  'not-your-questions': 'Ces questions sont pour quelqu’un d’autre.',
  'answered-today': 'Une réponse porte la date du jour.',
  'state-not-open': 'Ce dossier n’est pas dans un état qui le permet.',
  'too-late-to-reopen':
    'La durée de reprise est passée. Faites un nouveau signalement avec le ménage.',
}

const ORGANISATIONS = {
  'dates-out-of-order': 'La fin vient avant le début. Inversez les deux dates.',
  'agreement-overlaps':
    'Un agrément de même nature couvre déjà une partie de cette période. Commencez après sa fin.',
}

const EMERGENCIES: Record<BreakGlassRefusal, string> = {
  'may-not-break-glass': 'Votre rôle n’a pas d’accès d’urgence.',
  'nothing-to-open':
    'Votre rôle ne lit rien sans l’accord de la personne : un accès d’urgence n’ouvrirait rien.',
  'second-factor-too-old': 'Donnez à nouveau votre code de sécurité, puis recommencez.',
  'reason-too-short': 'Écrivez pourquoi, en vingt caractères au moins.',
  'number-or-name-and-birth-date':
    'Donnez le numéro exact du dossier, ou le nom, le prénom et la date de naissance.',
  'too-many-emergencies':
    'Cinq demandes d’accès d’urgence par jour au plus. Appelez la personne qui suit le ménage.',
  'nothing-found': 'Aucun dossier ne répond exactement à cela. Vérifiez chaque réponse.',
  'already-open': 'Vous suivez déjà ce ménage : retrouvez-le dans votre liste.',
}

const AGENDA: Record<AgendaRefusal, string> = {
  'appointment-in-the-past': 'Un rendez-vous se fixe aujourd’hui ou plus tard. Vérifiez le jour.',
  'may-not-invite-this-person':
    'Vous ne pouvez pas convier cette personne à ce rendez-vous. Retirez-la de la liste.',
  'organiser-only': 'Seule l’organisation qui a fixé ce rendez-vous le déplace ou l’annule.',
  'appointment-cancelled': 'Ce rendez-vous a été annulé : il n’y a plus à répondre.',
  'absence-in-the-past': 'Cette absence est déjà finie. Vérifiez les dates.',
  'absence-overlaps': 'Vous avez déjà déclaré une absence sur une partie de ces jours.',
  'deputy-is-oneself': 'Nul ne se supplée soi-même. Choisissez un collègue.',
  'circular-deputies':
    'Ces suppléances tournent en rond : de remplaçant en remplaçant, on revient à vous. Choisissez un autre collègue, ou d’autres jours.',
  'agenda-too-long': 'Cent jours d’agenda au plus à la fois.',
}

const CLOCK: Record<ClockRefusal, string> = {
  'clock-goes-forward': 'La date d’une démonstration avance. Choisissez un jour après aujourd’hui.',
  'clock-too-far': 'C’est à plus de dix ans. Choisissez une date plus proche.',
}

/** Refusals said by the database itself: whoever meets them came through a screen that should have prevented it. */
const CASES = {
  'may-not-refer': 'Votre rôle ne permet pas de signaler un ménage.',
  'may-not-write': 'Votre rôle ne permet pas d’écrire ici.',
  'may-not-assign': 'Votre rôle ne permet pas de confier ce ménage.',
  'may-not-end-assignment': 'Votre rôle ne permet pas de mettre fin à ce suivi.',
  'may-not-record-consent': 'Votre rôle ne permet pas de recueillir ce consentement.',
  'may-not-withdraw': 'Votre rôle ne permet pas de retirer ce consentement.',
  'consent-already-expired': 'Ce consentement prendrait fin avant d’avoir commencé.',
  'consent-without-effect': 'Ce consentement n’ouvrirait rien de plus.',
  'notice-missing': 'Informez d’abord le ménage : c’est le premier écran du signalement.',
  'notice-in-the-future': 'Le ménage a été informé aujourd’hui ou avant. Vérifiez la date.',
  'not-a-partner': 'Cette organisation n’est pas partenaire du dispositif.',
  'other-organisation': 'Cette personne appartient à une autre organisation.',
  'which-person': 'Dites de quelle personne du ménage il s’agit.',
  'role-not-confirmed': 'Ce rôle n’est pas encore confirmé par son organisation.',
  'too-many-questions':
    'Vingt questions par jour au plus, pour protéger les personnes. Reprenez demain, ou appelez le bailleur.',
  'already-founded': 'Cette organisation a déjà un responsable.',
  'referral-missing': 'Ce ménage n’a pas de signalement envoyé.',
}

const DWELLINGS: Record<DwellingRefusal, string> = {
  'notice-not-yet-given': 'Le congé ne peut pas être reçu après aujourd’hui. Vérifiez la date.',
  'leaves-before-notice': 'Le départ vient avant le congé. Vérifiez les deux dates.',
  'available-before-leaving':
    'Le logement serait disponible avant le départ. Vérifiez les deux dates.',
  'vacancy-date-too-far': 'Cette date est trop loin d’aujourd’hui. Vérifiez l’année.',
  'leaves-before-last-lease':
    'Un bail plus récent est déjà signé dans ce logement. Vérifiez le départ.',
  'vacancy-already-open': 'Ce logement a déjà une libération en cours. Retrouvez-la dans la liste.',
  'vacancy-not-open': 'Ce logement est déjà proposé, attribué ou retiré : ce n’est plus possible.',
  'vacancy-not-live': 'Cette libération est terminée : elle ne se modifie plus.',
  'contingent-required': 'Ce logement n’est réservé à personne : dites vers qui l’orienter.',
  'reference-already-used': 'Un autre logement du parc porte déjà cette référence.',
  'dwelling-is-fixed': 'Une libération ne change pas de logement. Retirez-la et saisissez l’autre.',
  'landlord-only': 'Seul le bailleur peut le faire.',
  'may-not-move': 'Votre rôle ne permet pas de changer l’état d’un logement.',
  'programme-lead-only': 'Seule la personne responsable du dispositif peut le faire.',
  'move-not-allowed': 'Ce logement ne peut pas passer à cet état. Relisez où il en est.',
  'motive-required': 'Un retour en arrière se motive : écrivez pourquoi.',
  'holder-has-the-turn': 'Le réservataire n’a pas donné son accord : c’est encore son tour.',
  'sector-missing': 'Dites d’abord dans quel secteur compte ce logement.',
  'sector-is-listed': 'Cette commune est dans la liste d’un secteur : il ne se choisit pas.',
  'quota-reached':
    'Ce secteur a déjà tous ses logements. La personne responsable du dispositif peut en accorder un de plus.',
  'quota-not-reached': 'Ce secteur a encore de la place : rien n’est à accorder.',
  'let-on-required': 'Donnez le premier jour du bail.',
  'let-before-leaving': 'Le bail commencerait avant le départ du locataire. Vérifiez la date.',
  'no-holder': 'Personne ne réserve ce logement : il n’y a rien à demander.',
  'turn-in-the-future': 'La demande ou la réponse date d’aujourd’hui ou d’avant. Vérifiez la date.',
  'turn-before-notice': 'Cette date vient avant le congé. Vérifiez-la.',
  'turn-before-question': 'La réponse viendrait avant la demande. Vérifiez la date.',
  'turn-already-asked': 'L’accord est déjà demandé : attendez la réponse, ou notez-la.',
  'nothing-to-ask': 'Le réservataire a déjà répondu : il n’y a plus rien à demander.',
  'turn-not-asked': 'L’accord n’a pas été demandé : commencez par là.',
  'turn-still-running': 'Le délai du réservataire court encore : attendez son dernier jour.',
  'turn-taken-over': 'Le bailleur a repris ce tour : il ne change plus.',
  'right-overlaps': 'Un autre droit couvre déjà cette place à ces dates. Terminez-le d’abord.',
  'right-needs-commune': 'Un contingent communal vaut dans une commune : choisissez laquelle.',
  'flow-needs-share': 'En flux, donnez la part des libérations ; en stock, n’en donnez pas.',
  'shortfall-overlaps': 'Cette commune est déjà carencée à ces dates.',
  'state-right-missing':
    'Enregistrez d’abord le droit de l’État : c’est à lui que passent les logements.',
}

const EMERGENCY_LANES: Record<EmergencyRefusal, string> = {
  'emergency-already-open': 'Une voie d’urgence est déjà ouverte pour ce ménage. Prolongez-la.',
  'emergency-not-open': 'Aucune voie d’urgence n’est ouverte pour ce ménage.',
  'emergency-limit-missing': 'Dites jusqu’à quel jour.',
  'emergency-limit-past': 'Ce jour est passé. Choisissez aujourd’hui ou plus tard.',
  'emergency-too-long':
    'C’est plus long que ce que le dispositif permet. Choisissez un jour plus proche ; la voie pourra être prolongée.',
  'emergency-longer-only': 'Une prolongation va plus loin que le terme d’avant.',
  'emergency-referral-missing': 'Ce ménage n’a pas de signalement envoyé.',
  'already-housed': 'Ce ménage a ses clés : il n’y a plus d’urgence à ouvrir.',
}

const BUDGETS: Record<BudgetRefusal, string> = {
  'budget-in-the-future': 'Le ménage l’a dit aujourd’hui ou avant. Vérifiez la date.',
  'budget-dates-out-of-order':
    'Une ressource ou une charge finit avant de commencer. Vérifiez ses dates.',
  'resource-person-unknown': 'Une ressource est au nom d’une personne absente du ménage.',
  'more-cards-than-persons': 'Il y aurait plus de cartes que de personnes. Vérifiez leur nombre.',
  'income-year-missing': 'Dites jusqu’à quand vont ces douze mois.',
  'income-year-not-over': 'Ces revenus ne sont pas encore terminés. Vérifiez l’année ou la date.',
  'income-twice': 'Deux revenus sont donnés pour la même année. Retirez l’un des deux.',
  'same-line-twice': 'La même ligne figure deux fois. Retirez l’une des deux.',
  'budget-missing': 'Remplissez d’abord le budget du ménage.',
  'budget-terms-missing':
    'Les seuils du dispositif ne sont pas réglés. La personne responsable peut les donner dans les règles.',
  'dwelling-not-proposed': 'Ce logement n’est pas, ou n’est plus, proposé à ce ménage.',
}

const FUNDING = {
  'sliding-leases-all-taken':
    'Toutes les places d’aide au bail glissant sont prises. Programme, Argent dit par qui ; la personne responsable du dispositif peut relever le plafond.',
  'operator-without-price':
    'Cet opérateur n’a pas de prix sur ce dispositif. Fixez d’abord son prix dans les règles.',
  'below-what-is-used':
    'C’est moins que ce qui est déjà commencé. Choisissez un nombre plus grand.',
  'nothing-changes': 'Rien ne change : c’est déjà la valeur d’aujourd’hui.',
}

const SCHEMES: Record<RuleRefusal, string> = {
  'programme-lead-only': 'Seule la personne responsable du dispositif peut le faire.',
  'reason-missing': 'Un changement se motive : écrivez pourquoi.',
  'source-missing': 'Dites d’où vient cette valeur : texte, convention ou réunion.',
  'past-needs-reason':
    'Ce changement vaut pour le passé : expliquez-le en vingt caractères au moins, ou choisissez aujourd’hui.',
  'before-the-scheme': 'Cette date vient avant l’ouverture du dispositif. Vérifiez l’année.',
  'validity-overlaps':
    'Une autre valeur commence plus tard : retirez-la d’abord, ou partez de son premier jour.',
  'commune-in-two-sectors':
    'Cette commune est déjà dans un secteur. Ouvrez-la pour la changer de secteur.',
  'changed-meanwhile':
    'Cette règle a changé pendant que vous l’aviez ouverte. Fermez ce volet et relisez-la.',
  'nothing-changes': 'Rien ne change : c’est déjà la valeur à cette date.',
  'negative-price': 'Un prix n’est pas négatif.',
  'negative-value': 'Ce nombre est trop petit.',
  'below-what-is-used':
    'C’est moins que ce qui est déjà commencé. Choisissez un nombre plus grand.',
  'months-out-of-order':
    'Ces mois ne se suivent plus : les visites et le relais tiennent dans la durée du suivi.',
  'rule-needed': 'Cette règle ne peut pas disparaître. Donnez-lui une autre valeur.',
  'already-in-force': 'Cette valeur a commencé : elle ne se retire plus, elle se change.',
  'over-quota':
    'Ce secteur a déjà tous ses logements. La personne responsable du dispositif peut en accorder un de plus.',
  'sector-unknown': 'Ce secteur n’existe plus. Relisez la page.',
}

const RULES: Readonly<Record<string, string>> = {
  ...ACCOUNTS,
  ...REFERRALS,
  ...CLOSURES,
  ...ORGANISATIONS,
  ...EMERGENCIES,
  ...CLOCK,
  ...CASES,
  ...AGENDA,
  ...DWELLINGS,
  ...COMMITTEE_REFUSALS,
  ...PATH_RULES,
  ...BUDGETS,
  ...EMERGENCY_LANES,
  ...FUNDING,
  ...SCHEMES,
}

/** What is wrong with a field. The codes come from the wire schemas; an unknown one falls back to a plain sentence. */
const FIELDS: Readonly<Record<string, string>> = {
  required: 'Cette réponse est nécessaire.',
  'invalid-type': 'Cette réponse est nécessaire.',
  'too-long': 'C’est trop long.',
  'too-short': 'C’est trop court.',
  'too-big': 'Ce nombre est trop grand.',
  'too-small': 'Ce nombre est trop petit.',
  'control-characters': 'Un caractère invisible s’est glissé ici. Tapez le texte à nouveau.',
  'one-line': 'Écrivez sur une seule ligne.',
  'name-without-letter': 'Un nom contient au moins une lettre.',
  'name-characters': 'Un nom ne contient ni symbole ni signe de calcul.',
  'impossible-hour': 'Cette heure n’existe pas. Exemple : 09:30.',
  'too-short-meeting': 'Cinq minutes au moins.',
  'too-long-meeting': 'Dix heures au plus.',
  'impossible-date': 'Cette date n’existe pas. Exemple : 24/11/2026.',
  'unknown-id': 'Ce choix n’existe plus. Choisissez à nouveau.',
  'wrong-email': 'Cette adresse n’a pas la forme prenom.nom@exemple.fr.',
  email: 'Cette adresse n’a pas la forme prenom.nom@exemple.fr.',
  phone: 'Ce numéro n’a pas la forme 06 39 98 00 00.',
  language: 'Choisissez une langue de la liste.',
  nir: 'Un numéro de sécurité sociale ne s’écrit nulle part dans Pérenne. Effacez-le.',
  'request-number-or-create': 'Donnez le numéro, ou cochez « Le numéro est à créer ».',
  'request-number': 'Le numéro unique a de 6 à 30 chiffres ou lettres.',
  'negative-amount': 'Un montant n’est pas négatif.',
  'whole-cents': 'Un montant a deux décimales au plus.',
  'amount-too-high': 'Ce montant dépasse 10 000 € par mois. Vérifiez-le.',
  'income-too-high': 'Ce revenu dépasse un million d’euros par an. Vérifiez-le.',
  'impossible-area': 'La surface va de 5 à 400 m².',
  'impossible-floor': 'L’étage va de -2 à 60.',
  'impossible-share': 'La part va de 0,1 à 100 %.',
  'whole-number': 'Donnez un nombre entier.',
  'out-of-bounds': 'Ce nombre est hors de ce que cette règle peut vouloir dire.',
  'unknown-commune': 'Choisissez une commune de la liste.',
  'too-many-persons': 'Quinze personnes au plus.',
  'password-too-short': 'Douze caractères au moins. Une phrase convient bien.',
  'password-too-long': 'Cent vingt-huit caractères au plus.',
  'password-too-common': 'Ce mot de passe se devine. Choisissez plusieurs mots sans rapport.',
  'password-holds-your-name': 'Ce mot de passe contient votre nom ou votre adresse.',
  'pin-not-six-digits': 'Il faut six chiffres.',
  'pin-too-simple': 'Ces chiffres se devinent. Choisissez-en d’autres.',
}

/** A rule may also speak of one field: its sentence then stands under that field. */
export function fieldSentence(code: string): string {
  return FIELDS[code] ?? RULES[code] ?? 'Cette réponse ne convient pas.'
}

/** What to say to the reader. The rule that refused is more precise than the code, when its sentence is known. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Une erreur inattendue s’est produite dans cette page.'
  return (error.rule && RULES[error.rule]) ?? CODES[error.code]
}
