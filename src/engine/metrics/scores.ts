import type { EngineJob } from '../job.ts'
import type { Predictions } from '../data/frame.ts'
import { rank, type Ranking } from '../statistics/ranking.ts'

export type Task = 'binary' | 'multiclass' | 'regression'

export function taskOf(modelTask: EngineJob['task']): Task {
  if (modelTask === 'MODEL_TASK_BINARY_CLASSIFICATION') return 'binary'
  return modelTask === 'MODEL_TASK_REGRESSION' ? 'regression' : 'multiclass'
}

export const UNLABELLED = 2

/** One dataset's predictions beside its labels, with what several metrics derive from them, each derived once. */
export class Scores {
  readonly task: Task
  readonly rows: number
  /** Per row: 0 or 1, class index, or any real; NaN where the row has no label. Null: no labels at all. */
  readonly labels: Float64Array | null
  readonly predictions: Predictions
  private readonly rankings = new Map<number, Ranking>()
  private readonly outcomeMasks = new Map<number, Uint8Array>()
  private ownConfidence: Float64Array | undefined
  private ownPredictedClass: Int32Array | undefined

  constructor(task: Task, labels: Float64Array | null, predictions: Predictions) {
    this.task = task
    this.rows = predictions.values.length / predictions.width
    this.labels = labels
    this.predictions = predictions
  }

  /** 2 for binary, the number of columns for multiclass, 0 for regression. */
  get classes(): number {
    return this.task === 'binary' ? 2 : this.task === 'multiclass' ? this.predictions.width : 0
  }

  /** Rows by the probability of a class (binary: of the positive one). */
  ranking(ofClass = 0): Ranking {
    let ranking = this.rankings.get(ofClass)
    if (ranking === undefined) {
      ranking = rank(this.predictions.values, this.predictions.width, ofClass)
      this.rankings.set(ofClass, ranking)
    }
    return ranking
  }

  /** Per row: 1 where the label is `ofClass`, 0 where it is another, UNLABELLED where there is none. */
  outcomes(ofClass = 1): Uint8Array {
    let outcomes = this.outcomeMasks.get(ofClass)
    if (outcomes === undefined) {
      outcomes = new Uint8Array(this.rows).fill(UNLABELLED)
      const { labels } = this
      for (let row = 0; labels !== null && row < this.rows; row++) {
        const label = labels[row]!
        if (!Number.isNaN(label)) outcomes[row] = label === ofClass ? 1 : 0
      }
      this.outcomeMasks.set(ofClass, outcomes)
    }
    return outcomes
  }

  /**
   * Class that a row is taken for. Binary: positive above 0.5; exactly 0.5 is negative, as NumPy rounds it.
   * Multiclass: the highest probability, the first of equals, as NumPy's argmax.
   */
  get predictedClass(): Int32Array {
    return (this.ownPredictedClass ??= this.findPredictedClass())
  }

  /** Probability of the class that the row is taken for, per row. */
  get confidence(): Float64Array {
    return (this.ownConfidence ??= this.findConfidence())
  }

  private findPredictedClass(): Int32Array {
    const { values, width } = this.predictions
    const classes = new Int32Array(this.rows)
    for (let row = 0; row < this.rows; row++) {
      if (width === 1) {
        classes[row] = values[row]! > 0.5 ? 1 : 0
        continue
      }
      let best = 0
      for (let c = 1; c < width; c++) if (values[row * width + c]! > values[row * width + best]!) best = c
      classes[row] = best
    }
    return classes
  }

  private findConfidence(): Float64Array {
    const { values, width } = this.predictions
    const predicted = this.predictedClass
    return Float64Array.from({ length: this.rows }, (_, row) =>
      width === 1 ? Math.max(values[row]!, 1 - values[row]!) : values[row * width + predicted[row]!]!
    )
  }
}
