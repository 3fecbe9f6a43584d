import type { TestMetric } from '../../api/types.ts'
import type { BlockError } from './definition.ts'
import { textMetric } from './test-metrics.ts'
import { clip, clipError } from './text.ts'

/** "the model raised ValueError: could not convert string to float" */
export function modelFailureText({ kind, message }: BlockError): string {
  const text = clip(message.trim(), 300).replace(/[.\s]+$/, '')
  return kind === 'raised' ? `the model raised ${text}` : `the model gave no valid predictions (${text})`
}

export function modelFailureMetric({ kind, message, traceback }: BlockError): TestMetric {
  return textMetric('MODEL_ERROR', kind, clipError(traceback ?? message))
}
