import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

export type AssessmentSearch = {
  /** The assessment that is being written: its id, or a new one. */
  readonly ecrire?: string | undefined
}

function toAssessmentSearch({ ecrire }: Record<string, unknown>): AssessmentSearch {
  return { ecrire: typeof ecrire === 'string' && ecrire.length <= 40 ? ecrire : undefined }
}

const assessmentTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'diagnostic',
  validateSearch: toAssessmentSearch,
  component: lazyRouteComponent(() => import('./assessment-tab.tsx'), 'AssessmentTab'),
})

/** Tab of the household's page. */
export const assessmentTabs = [assessmentTab] as const

const ownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-diagnostic',
  component: lazyRouteComponent(() => import('./own-assessment-page.tsx'), 'OwnAssessmentPage'),
})

/** The household's own page. */
export const assessmentRoutes = [ownRoute] as const
