import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { Administration } from '../administration.contract.ts'
import * as wire from '../contract.ts'
import { administrationPage } from './administration-sql.ts'
import { change, previewChange } from './change.ts'
import { changeList } from './changes-sql.ts'
import { rulesPage } from './rules.ts'

export function schemeRoutes(define: Define<PolicyName>): void {
  readingRoutes(define)
  changingRoutes(define)
}

function readingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/scheme/rules',
      summary: 'Les règles du dispositif, avec leurs versions',
      policy: 'rules.read',
      scope: 'list',
      compartments: [],
      reply: wire.SchemeRules,
    },
    ({ tx, actor }) => rulesPage(tx, actor),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/scheme/changes',
      summary: 'Qui a changé quelle règle, quand et pourquoi',
      policy: 'rules.read',
      scope: 'list',
      compartments: [],
      query: wire.ChangesQuery,
      reply: wire.ChangeList,
    },
    ({ tx, actor, query }) => changeList(tx, actor, query.page),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/administration',
      summary: 'L’instance, la matrice d’accès et les données de référence',
      policy: 'administration.read',
      scope: 'list',
      compartments: [],
      reply: Administration,
    },
    ({ tx, actor }) => administrationPage(tx, actor),
  )
}

function changingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/scheme/changes/preview',
      summary: 'Voir ce qu’un changement de règle ferait',
      policy: 'rules.change',
      scope: 'list',
      compartments: [],
      body: wire.NewChange,
      reply: wire.Effects,
    },
    ({ tx, actor, body }) => previewChange(tx, actor, body),
  )

  define.inCase(
    {
      method: 'POST',
      url: '/api/scheme/changes',
      summary: 'Changer une règle du dispositif',
      policy: 'rules.change',
      scope: 'list',
      compartments: [],
      body: wire.NewChange,
      reply: wire.Effects,
    },
    ({ tx, actor, body }) => change(tx, actor, body),
  )
}
