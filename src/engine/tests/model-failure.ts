import type { TestMetric } from '../../api/types.ts'
import type { BlockError } from './definition.ts'
import { textMetric } from './test-metrics.ts'
import { clip, clipError } from './text.ts'

/** "the model raised ValueError: could not convert string to float" */
export function modelFailureText({ kind, message, traceback }: BlockError): string {
  const lines = (traceback ?? message).trim().split('\n')
  // The last line of a traceback says what it was.
  const text = clip(lines.at(-1) ?? '', 300).replace(/[.\s]+$/, '')
  return kind === 'raised' ? `the model raised ${text}` : `the model gave no valid predictions (${text})`
}

export function modelFailureMetric({ kind, message, traceback }: BlockError): TestMetric {
  return textMetric('MODEL_ERROR', kind, clipError(traceback ?? message))
}
