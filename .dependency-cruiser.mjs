// The arrows of the house (docs/decisions: one feature per folder, one door to the data).
const TEST = '\\.test\\.ts$'
const ENTRY = '^src/(main|cli)\\.ts$|^src/cli/'

const WITHIN_KERNEL = '^src/kernel/'
const PURE = '^src/(algorithms/|features/[^/]+/domain/)'
const CONTRACT = '^src/features/[^/]+/[^/]*contract\\.ts$'
const MEETING_PLACES = '^src/features/[^/]+/(domain/|[^/]*contract\\.ts$)'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import names a file that exists or a package of package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-alone',
      comment: 'The kernel imports zod and itself.',
      severity: 'error',
      from: { path: WITHIN_KERNEL, pathNot: TEST },
      to: { pathNot: [WITHIN_KERNEL, '^node_modules/zod/'] },
    },
    {
      name: 'pure-rules',
      comment: 'Domain and algorithms import the kernel, algorithms and other domain folders only.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { pathNot: [WITHIN_KERNEL, PURE] },
    },
    {
      name: 'contract-without-server',
      comment:
        'A contract says what goes over the wire: zod, the kernel, domain and other contracts.',
      severity: 'error',
      from: { path: CONTRACT },
      to: { pathNot: [WITHIN_KERNEL, MEETING_PLACES, '^node_modules/zod/'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform would serve any trade.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TEST },
      to: { path: '^src/(features|web|algorithms)/' },
    },
    {
      name: 'server-without-web',
      comment: 'Nothing that runs on the server imports a page.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(web|features/[^/]+/web)/' },
      to: { path: '^src/(web|features/[^/]+/web)/' },
    },
    {
      name: 'web-without-server',
      comment: 'A page reaches the data through the wire.',
      severity: 'error',
      from: { path: '^src/(web|features/[^/]+/web)/' },
      to: { path: '^src/(platform/|features/[^/]+/server/|policies\\.ts|main\\.ts|cli)' },
    },
    {
      name: 'web-without-node',
      comment: 'A page runs in a browser.',
      severity: 'error',
      from: { path: '^src/(web|features/[^/]+/web)/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-meet-in-contracts',
      comment: 'Features meet through contract.ts and domain/.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', MEETING_PLACES] },
    },
    {
      name: 'raw-connection',
      comment:
        'The driver stays in platform/db; the accounts have a pool of their own (schema auth).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/(db|auth)/' },
      to: { path: '^node_modules/pg/' },
    },
    {
      name: 'raw-pool',
      comment: 'Only the entry points open the pool; everybody else goes through the door.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/db/', ENTRY, TEST] },
      to: { path: '^src/platform/db/pool\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'accounts-library',
      comment: 'better-auth and its pool stay in platform/auth.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(platform/auth|web|features/[^/]+/web)/' },
      to: { path: '^node_modules/(better-auth|@better-auth)/' },
    },
    {
      name: 'queue-library',
      comment: 'A feature writes to the outbox; only the worker knows the queue.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/jobs/' },
      to: { path: '^node_modules/pg-boss/' },
    },
    {
      name: 'no-test-in-product',
      comment: 'The product imports neither tests nor tools.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^(test|tools|e2e|bench)/', TEST] },
    },
    {
      name: 'no-development-package',
      comment: 'What runs in production is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css', '.json'],
    },
  },
}
