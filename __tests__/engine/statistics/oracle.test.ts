/** Metrics, intervals and curves against scikit-learn and SciPy on random data. */
import { Grouping } from '../../../src/engine/metrics/measure.ts'
import { Scores, type Task } from '../../../src/engine/metrics/scores.ts'
import { METRICS } from '../../../src/engine/metrics/table.ts'
import { createRandom } from '../../../src/engine/random.ts'
import { rocCurve } from '../../../src/engine/statistics/auc.ts'
import { reliabilityCurve } from '../../../src/engine/statistics/calibration.ts'
import { twoSidedZ } from '../../../src/engine/statistics/normal.ts'
import { rank } from '../../../src/engine/statistics/ranking.ts'
import { pythonOrNotice } from '../../support/python.ts'
import { execFileSync } from '../../support/run-sync.ts'

const ORACLE = `
import json, sys, warnings
import numpy as np
from scipy import stats
from sklearn import metrics as m
from sklearn.calibration import calibration_curve
warnings.filterwarnings('ignore')
d = json.load(sys.stdin)
codes = np.array(d['codes'])
out = {'z': stats.norm.ppf(0.5 + np.array(d['confidences']) / 2).tolist()}

def binary(y, p):
    h = (p > 0.5).astype(int)
    tn, fp, fn, tp = m.confusion_matrix(y, h, labels=[0, 1]).ravel()
    return {
        'auc': m.roc_auc_score(y, p), 'accuracy': m.accuracy_score(y, h), 'f1': m.f1_score(y, h),
        'precision': m.precision_score(y, h), 'recall': m.recall_score(y, h),
        'false_positive_rate': fp / (fp + tn), 'false_negative_rate': fn / (fn + tp),
        'positive_prediction_rate': h.mean(), 'average_prediction': p.mean(), 'prediction_variance': p.var(),
        'prediction_variance_positive_labels': p[y == 1].var(), 'prediction_variance_negative_labels': p[y == 0].var(),
    }

def multiclass(y, p):
    h = p.argmax(axis=1)
    aucs = [m.roc_auc_score(y == c, p[:, c]) for c in range(p.shape[1]) if 0 < (y == c).sum() < len(y)]
    macro = dict(average='macro', zero_division=0)
    return {
        'multiclass_auc': np.mean(aucs), 'multiclass_accuracy': m.accuracy_score(y, h),
        'macro_f1': m.f1_score(y, h, **macro), 'macro_precision': m.precision_score(y, h, **macro),
        'macro_recall': m.recall_score(y, h, **macro),
    }

def regression(y, p):
    big = np.abs(y) >= 1
    return {
        'average_prediction': p.mean(), 'prediction_variance': p.var(),
        'mean_squared_error_mse': m.mean_squared_error(y, p),
        'root_mean_squared_error_rmse': m.mean_squared_error(y, p) ** 0.5,
        'mean_absolute_error_mae': m.mean_absolute_error(y, p),
        'mean_absolute_percentage_error_mape': m.mean_absolute_percentage_error(y[big], p[big]),
        'mean_squared_log_error_msle': m.mean_squared_log_error(y, p),
    }

for name, f in [('binary', binary), ('multiclass', multiclass), ('regression', regression)]:
    y, p = np.array(d[name]['labels']), np.array(d[name]['predictions'])
    if name != 'regression': y = y.astype(int)
    out[name] = [f(y, p)] + [f(y[codes == g], p[codes == g]) for g in range(4)]
    out[name] = [{k: float(v) for k, v in o.items()} for o in out[name]]

y, p = np.array(d['binary']['labels']).astype(int), np.array(d['binary']['predictions'])
true, pred = calibration_curve(y, p, n_bins=10)
out['calibration'] = {'observed': true.tolist(), 'predicted': pred.tolist()}
fpr, tpr, _ = m.roc_curve(y, p)
out['roc_area'] = float(m.auc(fpr, tpr))
json.dump(out, sys.stdout)
`

const ROWS = 3000
const CONFIDENCES = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]
const random = createRandom(7, 'oracle')
const fill = (make: (row: number) => number): number[] => Array.from({ length: ROWS }, (_, row) => make(row))

const codes = fill(() => random.int(4))
// A hundred values: many ties, and none on the edge of a bin.
const binary = { labels: fill(() => random.int(2)), predictions: fill(() => (random.int(100) + 0.5) / 100) }
const shares = fill(() => 0).map(() => {
  const raw = [random.float(), random.float(), random.float()]
  const sum = raw.reduce((a, b) => a + b)
  return raw.map((x) => x / sum)
})
const multiclass = { labels: fill(() => random.int(3)), predictions: shares }
const regression = { labels: fill(() => random.float() * 8), predictions: fill(() => random.float() * 9) }

const python = await pythonOrNotice(['scikit-learn', 'scipy', 'numpy'])
const suite = python === undefined ? describe.skip : describe

interface Answer {
  z: number[]
  calibration: { observed: number[]; predicted: number[] }
  roc_area: number
  binary: Record<string, number>[]
  multiclass: Record<string, number>[]
  regression: Record<string, number>[]
}

suite('against scikit-learn and SciPy', () => {
  let oracle: Answer
  beforeAll(() => {
    const input = JSON.stringify({ codes, confidences: CONFIDENCES, binary, multiclass, regression })
    oracle = JSON.parse(
      execFileSync(python!, ['-c', ORACLE], { input, maxBuffer: 2 ** 26 }).toString()
    ) as Answer
  }, 60_000)

  const scoresOf = (task: Task): Scores => {
    const { labels, predictions } = { binary, multiclass, regression }[task]
    return new Scores(task, Float64Array.from(labels), {
      values: Float64Array.from(predictions.flat()),
      width: task === 'multiclass' ? 3 : 1
    })
  }

  test.each<Task>(['binary', 'multiclass', 'regression'])('every %s metric, overall and by group', (task) => {
    const scores = scoresOf(task)
    const whole = new Grouping(scores)
    const cut = new Grouping(scores, { codes: Int32Array.from(codes), count: 4 })
    const metrics = METRICS.filter((metric) => metric.measures[task] !== undefined)
    expect(metrics.map(({ slug }) => slug).sort()).toEqual(Object.keys(oracle[task][0]!).sort())
    for (const metric of metrics) {
      const values = [whole.overall(metric), ...cut.measure(metric)].map(({ value }) => value)
      values.forEach((value, i) =>
        expect([metric.slug, value]).toEqual([
          metric.slug,
          expect.closeTo(oracle[task][i]![metric.slug]!, 11)
        ])
      )
    }
  })

  test('normal quantiles', () => {
    CONFIDENCES.forEach((confidence, i) => expect(twoSidedZ(confidence)).toBeCloseTo(oracle.z[i]!, 12))
  })

  test('the reliability curve', () => {
    const { observed, predicted } = reliabilityCurve(
      Float64Array.from(binary.predictions),
      scoresOf('binary').outcomes(),
      10
    )
    observed.forEach((share, bin) => expect(share).toBeCloseTo(oracle.calibration.observed[bin]!, 12))
    predicted.forEach((mean, bin) => expect(mean).toBeCloseTo(oracle.calibration.predicted[bin]!, 12))
    expect(oracle.calibration.observed).toHaveLength(10)
  })

  test('the ROC curve has the area of the AUC, up to its 100 points', () => {
    const scores = scoresOf('binary')
    const { falsePositiveRate: x, truePositiveRate: y } = rocCurve(
      rank(scores.predictions.values),
      scores.outcomes()
    )!
    expect(x.length).toBeLessThanOrEqual(100)
    let area = 0
    for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2
    expect(area).toBeCloseTo(oracle.roc_area, 3)
  })
})
