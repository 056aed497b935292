import { StartError } from '#platform/config/start-error.ts'
import { auditSentences } from '#platform/audit/sentences.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

/** A5: says whether the access log is whole, and where it breaks; exit code 0 or 1. */
export const verifyAuditCommand: Command = {
  help:
    'vérifie le journal des accès ; --details donne le dernier sceau, à noter hors de la base,\n' +
    '                et --sceau <empreinte> vérifie qu’un sceau noté y est toujours',
  async run({ config, say, warn, seal, details }) {
    if (seal !== undefined && !/^[0-9a-f]{64}$/i.test(seal))
      throw new StartError('un sceau s’écrit en 64 chiffres hexadécimaux.')
    const report = await withDatabase({ config, warn }, (db) => verifyAudit(db, seal))
    for (const line of auditSentences(report)) say(line)
    if (details && report.lastRoot !== null) say(`Dernier sceau : ${report.lastRoot}`)
    return report.whole ? 0 : 1
  },
}
