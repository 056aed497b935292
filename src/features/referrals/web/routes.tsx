import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { isStep } from './referral-steps.ts'

const findRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'signaler',
  component: lazyRouteComponent(() => import('./find-page.tsx'), 'FindPage'),
})

const referralRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'signaler/$householdId/$step',
  beforeLoad: ({ params }) => {
    if (isStep(params.step)) return
    redirect({
      to: '/signaler/$householdId/$step',
      params: { householdId: params.householdId, step: 'situation' },
      throw: true,
    })
  },
  component: lazyRouteComponent(() => import('./referral-page.tsx'), 'ReferralPage'),
})

export const referralRoutes = [findRoute, referralRoute] as const
