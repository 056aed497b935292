import { Navigate } from '@tanstack/react-router'
import { NotFoundPage } from '../pages/not-found-page.tsx'
import { useProgrammeTabs } from './programme-tabs.ts'

/** The address of the programme leads to the first page that the reader may open. */
export function FirstTab() {
  const [first] = useProgrammeTabs()
  return first ? <Navigate to={first.to} replace /> : <NotFoundPage />
}
