import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__', '<rootDir>/src'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true }
        },
        module: { type: 'es6' }
      }
    ]
  },
  // Many tests start Python, containers or servers and wait for them: two at once also where two cores are all there is.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // A limit against a hang, not a measure of speed: the machines of CI are shared and slow at times.
  testTimeout: 60_000
}
