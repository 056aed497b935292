import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { householdQuery } from '#web/household-query.ts'
import type { HouseholdRead } from '../contract.ts'

const route = getRouteApi('/shell/menages/$householdId')

/** A tab is shown under the head of the page, which has already read the household. */
export function HouseholdTab({ children }: { children: (household: HouseholdRead) => ReactNode }) {
  const { householdId } = route.useParams()
  const { data } = useQuery(householdQuery(householdId))
  return data === undefined ? null : children(data)
}
