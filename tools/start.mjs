// npm start: installs, builds the pages when their sources changed, starts the application.
import { bootstrap, giveUp } from './bootstrap.mjs'
import { buildWeb } from './build-web.mjs'
import { become } from './child.mjs'

const node = bootstrap()
if ((await buildWeb(node)) !== 0)
  giveUp('Les pages n’ont pas pu être construites (voir ci-dessus).')
await become(node, ['src/main.ts', ...process.argv.slice(2)])
