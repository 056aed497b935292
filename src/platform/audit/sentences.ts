import type { Break } from './locate.ts'
import type { AuditReport } from './verify.ts'

const COUNT = new Intl.NumberFormat('fr')

function counted(count: number, one: string): string {
  return `${COUNT.format(count)}\u00a0${one}${count >= 2 ? 's' : ''}`
}

/** What `verify-audit` prints: one line when the log is whole, else one line for each place where it breaks. */
export function auditSentences(report: AuditReport): string[] {
  const lines = report.breaks.map((broken) => `Journal rompu\u00a0: ${breakSentence(broken)}`)
  if (report.knownRootFound === false)
    lines.push('Journal rompu\u00a0: le sceau noté n’est plus dans la chaîne.')
  if (lines.length > 0) return lines
  const details = [
    report.pending > 0 ? `${COUNT.format(report.pending)}\u00a0à sceller` : null,
    report.purged > 0 ? `${counted(report.purged, 'purgé')} contre reçu` : null,
    report.restarts > 0 ? `${counted(report.restarts, 'reprise')} après restauration` : null,
  ].filter((detail) => detail !== null)
  const whole = `Journal intact\u00a0: ${counted(report.segments, 'segment')}, ${COUNT.format(report.accesses)}\u00a0accès`
  return [details.length > 0 ? `${whole} (${details.join(', ')})` : whole]
}

export function breakSentence(broken: Break): string {
  const segment = `segment\u00a0${broken.segment}`
  switch (broken.kind) {
    case 'row-changed':
      return `${segment}, l’accès\u00a0${broken.logId} a été modifié.`
    case 'row-deleted':
      return `${segment}, l’accès\u00a0${broken.logId} a été effacé.`
    case 'row-inserted':
      return `${segment}, l’accès\u00a0${broken.logId} a été ajouté après coup.`
    case 'rows-changed':
      return `${segment}, ses accès ne sont plus ceux qui ont été scellés.`
    case 'segment-changed':
      return `le ${segment} a été modifié.`
    case 'segment-missing':
      return `le ${segment} manque.`
    case 'receipt-changed':
      return `le reçu de purge qui commence au ${segment} a été modifié ou retiré.`
    case 'row-outside':
      return `${COUNT.format(broken.count)}\u00a0accès ne sont dans aucun segment.`
  }
}
