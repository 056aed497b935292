import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { pendingSignIn } from './session/sign-in-again.ts'
import { knownSession } from './session/session.ts'
import { useSignal } from './signal.ts'

export type RouterContext = {
  readonly queryClient: QueryClient
}

const SignInAgainDialog = lazy(() =>
  import('./session/sign-in-again-dialog.tsx').then(({ SignInAgainDialog: component }) => ({
    default: component,
  })),
)

/** Above every page: the session is known before anything is shown. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => {
    await context.queryClient.query(knownSession)
  },
  component: Root,
})

function Root() {
  const asked = useSignal(pendingSignIn) !== null
  return (
    <>
      <Outlet />
      <Suspense fallback={null}>{asked && <SignInAgainDialog />}</Suspense>
    </>
  )
}
