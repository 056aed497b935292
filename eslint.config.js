import { defineConfig, globalIgnores } from 'eslint/config'
import jsdoc from 'eslint-plugin-jsdoc'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const TESTS = ['**/*.test.ts', '**/*.spec.ts', 'test/**', 'e2e/**', 'bench/**']
const PURE = ['src/algorithms/**/*.ts', 'src/features/*/domain/**/*.ts']

const NO_RAW_SQL = {
  selector: "MemberExpression[object.name='sql'][property.name='raw']",
  message: 'sql.raw lets a value become SQL: use parameters, sql.ref or sql.id.',
}

const NO_HIDDEN_INPUT = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'A pure rule takes `now` or `today` as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'A pure rule takes `now` or `today` as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'A pure rule takes its source of chance as an argument.',
  },
]

export default defineConfig(
  globalIgnores(['dist', 'data', 'coverage', 'test-output', 'src/platform/db/schema.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-restricted-syntax': ['error', NO_RAW_SQL],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },

  // Size is the first sign of a file that does two things.
  {
    files: ['src/**/*.{ts,tsx}', 'tools/**', 'bench/**/*.ts'],
    ignores: TESTS,
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 4],
      complexity: ['error', 12],
    },
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },

  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/main.ts', 'src/cli.ts', 'src/cli/**', 'src/platform/config/start-error.ts'],
    rules: { 'no-console': 'error' },
  },

  {
    files: PURE,
    rules: { 'no-restricted-syntax': ['error', NO_RAW_SQL, ...NO_HIDDEN_INPUT] },
  },
  {
    files: PURE,
    ignores: TESTS,
    plugins: { jsdoc },
    rules: { 'jsdoc/require-jsdoc': ['error', { publicOnly: true }] },
  },

  {
    files: ['src/web/**/*.{ts,tsx}', 'src/features/*/web/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
  },

  {
    files: TESTS,
    rules: {
      'no-console': 'off',
      // Replies are read as JSON and compared whole: their type says nothing more than the comparison.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  // Scripts that run before anything is installed have no types; configuration files export a default.
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['*.config.{js,ts}', '.dependency-cruiser.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
)
