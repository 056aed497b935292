// node tools/run.mjs <script> [arguments]: runs a script of the project with its own Node.
import { bootstrap, giveUp } from './bootstrap.mjs'
import { become } from './child.mjs'

const script = process.argv[2]
if (!script) giveUp('Usage : node tools/run.mjs <script> [arguments]')
await become(bootstrap(), process.argv.slice(2))
