import { useRouter } from '@tanstack/react-router'

/** Full paths of the pages that exist: the shell shows no entry towards anything else. */
export function useRoutePaths(): ReadonlySet<string> {
  const router = useRouter()
  return new Set(Object.keys(router.routesByPath))
}
