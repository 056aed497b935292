import type { DocumentRefusal } from '#features/applications/domain/checklist.ts'
import type { FileRefusal } from '#kernel/media.ts'
import type { AssessmentRefusal } from '#features/assessments/domain/assessment-rules.ts'
import type { CandidacyRefusal } from '#features/candidacies/domain/candidacy-refusals.ts'
import type { PlanRefusal } from '#features/action-plans/domain/plan-rules.ts'
import type { AlertRefusal } from '#features/alerts/domain/alert-rules.ts'
import type { VisitRefusal } from '#features/visits/domain/visit-rhythm.ts'
import type { HandoverRefusal } from '#features/handover/domain/never-zero.ts'
import type { ConsentRefusal } from '#features/consents/domain/consent-effect.ts'
import type { LeaseRefusal } from '#features/leases/domain/lease-refusals.ts'
import type { MatchRefusal } from '#features/matching/contract.ts'
import type { DecisionRefusal } from '#features/decisions/domain/decision-refusals.ts'

// From the needs to the answer: what a refused rule says, and how to mend it.

const ASSESSMENTS: Record<AssessmentRefusal, string> = {
  'assessment-in-the-future': 'Cette date est dans l’avenir. Vérifiez-la.',
  'assessment-ends-before-start': 'Cette date vient avant le début du diagnostic, ou avant sa fin.',
  'assessment-incomplete':
    'Il manque une partie ou la conclusion. Complétez le diagnostic, puis terminez-le.',
  'assessment-finished': 'Ce diagnostic est terminé : il ne change plus.',
  'assessment-not-finished': 'Terminez d’abord le diagnostic, puis remettez-en la copie.',
  'assessment-rooms-out-of-order': 'Donnez le type de logement, du plus petit au plus grand.',
  'operator-is-its-author': 'Un diagnostic est au nom de l’organisation qui l’écrit.',
}

const NEEDS = {
  'needs-changed':
    'Les besoins ont changé depuis que cette page est ouverte. Relisez-les, puis confirmez.',
  'exchange-in-the-future': 'L’échange a eu lieu aujourd’hui ou avant. Vérifiez la date.',
  'needs-not-stated': 'Écrivez d’abord les besoins : un échange porte sur ce qui est écrit.',
  'words-needed': 'Écrivez ce qu’il faut corriger, avec les mots de la personne.',
}

const MATCHING: Record<MatchRefusal, string> = {
  'protected-exclusion':
    'Une contrainte protégée exclut ce logement pour ce ménage. Choisissez-en un autre ; son accompagnant peut vous aider.',
  'match-runs-used':
    'Vous avez atteint le nombre de rapprochements d’aujourd’hui. Reprenez demain, ou demandez à la personne responsable du dispositif de relever ce nombre.',
}

const DOCUMENTS: Record<DocumentRefusal | FileRefusal, string> = {
  'document-not-validated': 'Une pièce arrive d’abord, puis se valide.',
  'document-decided': 'Cette pièce est déjà validée ou refusée. Rechargez la page.',
  'document-empty': 'Cette pièce n’a encore aucune page.',
  'document-already-there':
    'Cette pièce vient d’être apportée par quelqu’un d’autre. Rechargez la page.',
  'file-too-big': 'Ce fichier est trop lourd. Prenez une photo, ou un PDF plus léger.',
  'file-heic':
    'Ce format de photo ne se lit pas partout. Réglez le téléphone sur « plus compatible », ou prenez la photo d’ici.',
  'file-unknown': 'Ce fichier n’est ni une photo ni un PDF. Choisissez-en un autre.',
  'file-lies': 'Le contenu de ce fichier n’est pas celui que dit son nom. Choisissez-en un autre.',
  'file-infected': 'Ce fichier contient un virus. Il n’est pas gardé.',
}

const CANDIDACIES: Record<CandidacyRefusal, string> = {
  'household-has-candidacy':
    'Ce ménage est déjà proposé pour un logement. Sa candidature doit d’abord se terminer.',
  'candidacy-closed': 'Cette candidature est terminée : plus rien ne s’y répond.',
  'already-answered': 'La réponse à cette proposition est déjà donnée.',
  'nothing-to-answer': 'Le prescripteur n’a rien demandé d’adapter, ou vous lui avez répondu.',
  'prescriber-answers': 'C’est au prescripteur de répondre à la proposition.',
  'prescriber-not-informed': 'Le prescripteur n’est pas encore informé de cette proposition.',
  'prescriber-go-missing': 'Il faut d’abord l’accord du prescripteur sur ce logement.',
  'prescriber-first':
    'Le ménage n’est pas encore informé : c’est son accompagnant qui lui en parle. Informez d’abord le prescripteur.',
  'officer-informs': 'C’est à la chargée d’attribution d’informer le prescripteur.',
  'no-prescriber':
    'Aucun accompagnant ne suit ce ménage. Il en faut un avant toute proposition de logement.',
  'holder-not-agreed':
    'Le réservataire n’a pas donné son accord pour ce logement : personne n’est informé avant lui.',
  'answer-the-offer': 'Une offre est notifiée : répondez à l’offre, oui ou non.',
  'closing-out-of-place': 'Cette candidature ne se termine pas de cette façon à ce stade.',
  'words-belong-to-result': 'Le motif de cette fin appartient au résultat de la commission.',
  'visit-without-prescriber': 'La visite se fait avec le prescripteur : conviez-le.',
  'visit-before-proposal': 'Cette visite viendrait avant la proposition. Vérifiez la date.',
  'worker-not-of-prescriber': 'Choisissez une personne de votre organisation.',
  'vacancy-has-candidates':
    'Un ménage est proposé pour ce logement. Terminez d’abord sa candidature, ou retirez le logement.',
  'fact-in-the-future': 'Cela s’est passé aujourd’hui ou avant. Vérifiez la date.',
}

const DECISIONS: Record<DecisionRefusal, string> = {
  'not-decided': 'La commission n’a pas encore décidé pour cette candidature.',
  'already-notified': 'Le ménage a déjà sa lettre : l’explication ne change plus.',
  'explanation-first': 'Écrivez d’abord l’explication : l’accompagnant en a besoin pour annoncer.',
  'notified-before-decision': 'Cette date vient avant la décision. Vérifiez-la.',
  'other-notice': 'Cette lettre ne correspond plus à ce qui est décidé. Rechargez la page.',
  'embargo-running':
    'Le délai laissé à l’accompagnant n’est pas passé. La lettre part après l’annonce, ou à la fin de ce délai.',
  'no-condition': 'Cette attribution n’attend aucune pièce.',
  'condition-too-late': 'La pièce est arrivée après la date fixée par la commission.',
  'condition-open': 'Une pièce est encore attendue : l’offre ne peut pas être acceptée avant.',
  'no-offer': 'Aucune offre n’est notifiée pour ce logement.',
  'reply-too-late':
    'La date pour répondre est passée. Seule la chargée d’attribution peut encore prendre la réponse, en disant pourquoi.',
  'reply-in-time': 'La réponse est dans les temps : aucun motif de retard à donner.',
  'continuity-not-promised':
    'L’accompagnement doit d’abord être promis par écrit et signé, dans « Candidatures ».',
  'hard-to-read':
    'Ce texte est trop difficile à lire. Raccourcissez les phrases, remplacez les mots du métier.',
  'already-answered': CANDIDACIES['already-answered'],
  'prescriber-first': CANDIDACIES['prescriber-first'],
}

const LEASES: Record<LeaseRefusal, string> = {
  'lease-before-acceptance':
    'Le ménage n’a pas encore accepté ce logement, ou l’a accepté après cette date. Vérifiez sa réponse.',
  'lease-already-signed': 'Le bail est signé : ce qui a été préparé ne change plus.',
  'lease-not-prepared': 'Ce bail n’a pas été préparé ainsi. Relisez la préparation, puis signez.',
  'mandatary-signs':
    'Un mandataire est nommé pour ce ménage : il signe, ou assiste à la signature. Changez « qui signe ».',
  'agreement-not-live':
    'L’agrément d’intermédiation (L.365-4) de cette association n’est pas en cours ce jour-là. Choisissez-en une autre, ou mettez l’agrément à jour dans « Réseau ».',
  'keys-before-lease': 'Les clés se remettent après la signature du bail. Vérifiez la date.',
  'keys-already-given': 'Les clés ont déjà été remises. Rechargez la page.',
  'lease-does-not-slide': 'Ce bail est au nom du ménage : il n’a rien à faire glisser.',
  'lease-over': 'Ce bail a glissé ou s’est terminé : plus rien ne s’y ajoute.',
  'move-out-of-place':
    'Cette étape ne vient pas maintenant. Rechargez la page : elle dit ce qui peut suivre.',
  'review-before-keys': 'Un examen se tient après la remise des clés. Vérifiez la date.',
  'review-concluded': 'Cet examen est conclu : plus rien ne s’y ajoute.',
  'review-not-heard': 'Les trois parties n’ont pas encore parlé. Attendez l’avis qui manque.',
  'household-not-heard':
    'Le ménage n’a pas encore donné son avis. Rien ne se conclut sans lui ; son accompagnant peut l’écrire sous sa dictée.',
  'motives-and-plan': 'Dire « pas encore » demande les motifs et ce qui est prévu pour y arriver.',
  'other-party': 'Chacun parle pour soi : cet avis revient à une autre partie.',
}

const PLANS: Record<PlanRefusal, string> = {
  'deputy-is-referent': 'La suppléance revient à une autre personne que le référent.',
  'plan-before-keys': 'Le plan d’action vient après la remise des clés. Vérifiez sa date.',
  'plan-first': 'Écrivez d’abord ce qui se signe, et vérifiez la date.',
  'plan-changed': 'Le plan a changé depuis que cette page est ouverte. Relisez-le, puis signez.',
  'own-goals-first':
    'Le ménage n’a pas encore dit ce qu’il veut. Posez au moins un objectif dans ses mots, puis signez.',
  'review-before-plan': 'Un point d’étape vient après la signature du plan. Vérifiez la date.',
  'already-signed': 'Cette partie a déjà signé cette version.',
}

const VISITS: Record<VisitRefusal | AlertRefusal, string> = {
  'visit-before-keys': 'Une visite à domicile vient après la remise des clés. Vérifiez la date.',
  'facts-not-causes':
    'Écrivez des faits, pas des causes. Relisez les mots signalés, changez-les ou confirmez.',
  'alert-found-by-dates': 'Cette alerte s’ouvre d’elle-même. Choisissez ce que vous avez vu.',
  'alert-closed': 'Cette alerte est close : elle ne change plus.',
  'second-reader': 'Une deuxième personne doit être d’accord pour ne pas le dire au ménage.',
}

const HANDOVERS: Record<HandoverRefusal, string> = {
  'transfer-to-nobody':
    'Une responsabilité revient toujours à quelqu’un de nommé, qui suit le ménage. Choisissez une personne.',
  'handover-before-plan': 'Le relais vient après la signature du plan d’action.',
  'meeting-not-held': 'Cette rencontre n’a pas encore eu lieu. Vérifiez sa date.',
  'meetings-in-order': 'Les rencontres se tiennent dans l’ordre : présentation, partagée, seul.',
  'worker-not-agreed':
    'La personne nommée au Département n’a pas encore dit oui. Le relais attend son accord.',
  'three-meetings-first':
    'Il faut trois rencontres à trois, chacune validée par le ménage, avant ce passage.',
  'nobody-holds-it': 'Personne ne tenait cette responsabilité avant. Nommez d’abord quelqu’un.',
}

const CONSENTS: Record<ConsentRefusal, string> = {
  'may-not-record-consent': 'Chacun accepte pour soi, ou devant la personne qui l’accompagne.',
  'consent-already-expired': 'La date de fin est déjà passée. Choisissez-en une dans l’avenir.',
  'consent-without-effect': 'Cet accord n’ouvrirait rien. Choisissez ce qui se partage.',
  'may-not-withdraw': 'Cet accord est déjà retiré, ou il appartient à une autre personne.',
}

/** Sentences of the refusals met between the needs of a household and its answer. */
export const PATH_RULES: Readonly<Record<string, string>> = {
  ...ASSESSMENTS,
  ...NEEDS,
  ...MATCHING,
  ...DOCUMENTS,
  ...CANDIDACIES,
  ...DECISIONS,
  ...LEASES,
  ...PLANS,
  ...VISITS,
  ...HANDOVERS,
  ...CONSENTS,
}
