import { defineConfig } from 'vitest/config'

const DATABASE_TESTS = '**/*.db.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,test,tools}/**/*.test.ts'],
          exclude: [DATABASE_TESTS],
        },
      },
      {
        test: {
          name: 'db',
          include: ['{src,test,tools}/**/*.db.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['test/browser-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One browser and one server on two cores: journeys run one after the other.
          fileParallelism: false,
        },
      },
    ],
  },
})
