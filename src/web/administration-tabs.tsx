import { useMay } from './session/session.ts'
import { TabLink, TabLinks } from './ui/tab-links.tsx'

/** The two pages of the administration; whoever opens only the accounts sees no tab. */
export function AdministrationTabs() {
  if (!useMay('administration.read')) return null
  return (
    <TabLinks label="Administration">
      <TabLink to="/administration" activeOptions={{ exact: true, includeSearch: false }}>
        Comptes
      </TabLink>
      <TabLink to="/administration/acces">Accès et instance</TabLink>
    </TabLinks>
  )
}
