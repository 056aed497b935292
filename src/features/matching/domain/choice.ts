import { isException, type CriterionVerdict } from './criterion.ts'
import { hardNos } from './ranking.ts'

/** Whether people may choose this household: nothing excludes it, but what G3 lets them set aside. @source G2, G3 */
export function isChoosable(criteria: readonly CriterionVerdict[]): boolean {
  return hardNos(criteria).every(({ criterion }) => isException(criterion))
}
