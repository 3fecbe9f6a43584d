import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { cellAt } from '../../../src/engine/data/columns.ts'
import { modelColumns } from '../../../src/engine/data/dataset.ts'
import { loadData, type LoadRequest } from '../../../src/engine/data/load.ts'
import type { DatasetJob } from '../../../src/engine/job.ts'

const folder = mkdtempSync(join(tmpdir(), 'rime-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function file(content: string, extension = 'csv'): string {
  const path = join(folder, `${files++}.${extension}`)
  writeFileSync(path, content)
  return path
}

type Side = Partial<DatasetJob> & { csv?: string }

function request(reference: Side, evaluation: Side, more: Partial<LoadRequest> = {}): LoadRequest {
  const job = (name: string, { csv, ...rest }: Side): DatasetJob => ({
    name,
    path: csv === undefined ? '' : file(csv),
    ...rest
  })
  return {
    task: 'MODEL_TASK_BINARY_CLASSIFICATION',
    reference: job('ref.csv', reference),
    evaluation: job('eval.csv', evaluation),
    hasModel: true,
    seed: 1,
    ...more
  }
}

const MULTICLASS = { task: 'MODEL_TASK_MULTICLASS_CLASSIFICATION' } as const
const REGRESSION = { task: 'MODEL_TASK_REGRESSION' } as const

describe('columns', () => {
  test('label, prediction and columns of one file only are no features; the order is the reference file’s', async () => {
    const data = await loadData(
      request(
        { csv: 'b,y,p,a\n1,0,0.5,x\n2,1,0.25,y\n', labelCol: 'y', predCol: 'p' },
        { csv: 'extra,a,y,p,b\n9,x,1,1,3\n' }
      )
    )
    expect(data.features.map(({ name }) => name)).toEqual(['b', 'a'])
    expect(data.evaluation.frame.columns.map(({ name }) => name)).toEqual(['b', 'a'])
    expect([...data.reference.labels!]).toEqual([0, 1])
    expect([...data.reference.predictions!.values]).toEqual([0.5, 0.25])
    expect([...data.evaluation.predictions!.values]).toEqual([1])
    expect(data.notes.join('\n')).toContain('"extra"')
  })

  test('a column that the model would lack is an error, unless it is not in the model or excluded', async () => {
    const sides = [{ csv: 'a,b\n1,2\n' }, { csv: 'a\n1\n' }] as const
    await expect(loadData(request(...sides))).rejects.toMatchObject({
      code: 'data-columns-differ',
      message: expect.stringContaining('"b"') as string
    })
    for (const more of [{ hasModel: false }, { globalExclude: ['b'] }]) {
      const data = await loadData(request(...sides, more))
      expect(data.features.map(({ name }) => name)).toEqual(['a'])
    }
    const data = await loadData(request({ ...sides[0], featuresNotInModel: ['b'] }, sides[1]))
    expect(data.notes.join('\n')).toContain('"b"')
  })

  test('lists of features', async () => {
    const data = await loadData(
      request(
        {
          csv: `n,c,t,when\n${Array.from({ length: 20 }, (_, row) => `${row},${row % 3},x,2024-01-01`).join('\n')}\n`,
          protectedFeatures: ['c'],
          featuresNotInModel: ['t'],
          timestampCol: 'when'
        },
        { csv: 'n,c,t,when\n1,2,x,2024-01-01\n' }
      )
    )
    expect(data.features).toEqual([
      { name: 'n', kind: 'numeric', featureType: 'FEATURE_TYPE_INTEGER', inModel: true, protected: false },
      {
        name: 'c',
        kind: 'categorical',
        featureType: 'FEATURE_TYPE_NUMERIC_CATEGORICAL',
        inModel: true,
        protected: true
      },
      {
        name: 't',
        kind: 'categorical',
        featureType: 'FEATURE_TYPE_STRING_CATEGORICAL',
        inModel: false,
        protected: false
      }
    ])
    // The timestamp is no feature, but the model sees it.
    expect(modelColumns(data)).toEqual([0, 1, 3])
  })

  test.each(['protectedFeatures', 'featuresNotInModel', 'categoricalFeatures'] as const)(
    '%s must exist',
    async (key) => {
      const sides = [{ csv: 'income,b\n1,2\n', [key]: ['incom'] }, { csv: 'income,b\n1,2\n' }] as const
      await expect(loadData(request(...sides))).rejects.toMatchObject({
        hint: expect.stringContaining('Nearest: "income"') as string
      })
    }
  )

  test('a list of categorical features is complete, but text stays categorical', async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row},${row % 2},${row % 2},t${row}`).join('\n')
    const data = await loadData(
      request({ csv: `a,b,c,d\n${rows}\n`, categoricalFeatures: ['a', 'c'] }, { csv: 'a,b,c,d\n1,1,1,t\n' })
    )
    expect(data.features.map(({ kind }) => kind)).toEqual([
      'categorical',
      'numeric',
      'categorical',
      'categorical'
    ])
  })

  test('one bad value in a hundred leaves a column numeric, two do not', async () => {
    const csv = (bad: number): string =>
      `a\n${Array.from({ length: 200 }, (_, row) => (row < bad ? 'oops' : row)).join('\n')}\n`
    const kindOf = async (bad: number): Promise<string> =>
      (await loadData(request({ csv: csv(bad) }, { csv: csv(bad) }))).features[0]!.kind
    expect(await kindOf(2)).toBe('numeric')
    expect(await kindOf(3)).toBe('categorical')
  })

  test('each file keeps its own types, and a note says where they differ', async () => {
    const data = await loadData(request({ csv: 'a,b\n1,x\n2,y\n' }, { csv: 'a,b\n1,x\n,y\n' }))
    expect(data.reference.frame.columns[0]!.dtype).toBe('int64')
    expect(data.evaluation.frame.columns[0]!.dtype).toBe('float64')
    expect(data.notes.join('\n')).toContain('"a" (int64, float64)')
  })

  test('hostile names', async () => {
    const csv = '__proto__,constructor,y\n1,2,0\n3,4,1\n'
    const data = await loadData(request({ csv, labelCol: 'y', protectedFeatures: ['__proto__'] }, { csv }))
    expect(data.features.map(({ name, protected: isProtected }) => [name, isProtected])).toEqual([
      ['__proto__', true],
      ['constructor', false]
    ])
  })
})

describe('labels', () => {
  const labels = async (
    reference: string[],
    evaluation: string[],
    side: Side = {},
    more: Partial<LoadRequest> = {}
  ) => {
    const csv = (values: string[]): string =>
      `a,y\n${values.map((value, row) => `${row},${value}`).join('\n')}\n`
    const data = await loadData(
      request(
        { csv: csv(reference), labelCol: 'y', ...side },
        { csv: csv(evaluation), labelCol: 'y', ...side },
        more
      )
    )
    return {
      reference: [...data.reference.labels!],
      evaluation: [...data.evaluation.labels!],
      names: data.classNames,
      notes: data.notes
    }
  }

  test('0 and 1, truth values, missing ones', async () => {
    expect(await labels(['0', '1', ''], ['True', 'False'])).toMatchObject({
      reference: [0, 1, NaN],
      evaluation: [1, 0],
      names: ['0', '1']
    })
  })

  test('mapped spellings', async () => {
    const labelMap = { no: 0, yes: 1, 'yes.': 1, 2: 0 }
    expect(await labels(['no', 'yes'], ['yes.', '2', ''], { labelMap })).toMatchObject({
      reference: [0, 1],
      evaluation: [1, 0, NaN],
      names: ['2', 'yes']
    })
    await expect(labels(['no', 'maybe'], ['no'], { labelMap })).rejects.toMatchObject({
      code: 'data-label-map',
      message: expect.stringContaining('"maybe"') as string
    })
    await expect(labels(['no'], ['no'], { labelMap: { no: 2 } })).rejects.toMatchObject({
      code: 'data-label-map'
    })
  })

  test('class names give the index', async () => {
    expect(await labels(['good', 'bad'], ['bad'], { classNames: ['good', 'bad'] })).toMatchObject({
      reference: [0, 1],
      evaluation: [1],
      names: ['good', 'bad']
    })
    await expect(labels(['a'], ['b'], { classNames: ['a', 'b', 'c'] })).rejects.toMatchObject({
      code: 'data-class-names'
    })
  })

  test('binary texts without a map: both spellings and the map to paste', async () => {
    await expect(labels(['<=50K', '>50K'], ['<=50K.', '>50K.'])).rejects.toMatchObject({
      code: 'data-labels',
      message: expect.stringContaining(
        'ref.csv has "<=50K", ">50K"; eval.csv has "<=50K.", ">50K."'
      ) as string,
      hint: expect.stringContaining(
        '"experimental_fields": {"label_map": {"<=50K": 0, "<=50K.": 0, ">50K": 1, ">50K.": 1}}'
      ) as string
    })
    await expect(labels(['1', '2'], ['1'])).rejects.toMatchObject({
      hint: expect.stringContaining('{"1": 0, "2": 1}') as string
    })
  })

  test('multiclass: indices, and texts that both files agree on', async () => {
    expect(await labels(['0', '2', '1'], ['1'], {}, MULTICLASS)).toMatchObject({
      reference: [0, 2, 1],
      names: ['0', '1', '2']
    })
    const inferred = await labels(['b', 'a', 'c'], ['c', ''], {}, MULTICLASS)
    expect(inferred).toMatchObject({ reference: [1, 0, 2], evaluation: [2, NaN], names: ['a', 'b', 'c'] })
    expect(inferred.notes.join()).toContain('sorted order')
    await expect(labels(['a', 'b'], ['A'], {}, MULTICLASS)).rejects.toMatchObject({ code: 'data-labels' })
    await expect(
      labels(['0', '3'], ['1'], { classNames: ['x', 'y', 'z'] }, MULTICLASS)
    ).rejects.toMatchObject({ code: 'data-labels' })
  })

  test('regression: any number', async () => {
    expect(await labels(['1.5', '', '-2'], ['7'], {}, REGRESSION)).toMatchObject({
      reference: [1.5, NaN, -2],
      evaluation: [7],
      names: []
    })
    await expect(labels(['1', 'x'], ['7'], {}, REGRESSION)).rejects.toMatchObject({
      message: expect.stringContaining('"x" in row 2') as string
    })
    await expect(labels(['inf'], ['7'], {}, REGRESSION)).rejects.toMatchObject({ code: 'data-labels' })
  })

  test('missing from one file, or from both', async () => {
    const data = await loadData(request({ csv: 'a,label\n1,0\n', labelCol: 'label' }, { csv: 'a\n1\n' }))
    expect(data.evaluation.labels).toBeNull()
    expect([...data.reference.labels!]).toEqual([0])
    expect(data.notes.join()).toContain('eval.csv has no column "label"')
    await expect(
      loadData(request({ csv: 'a,label\n1,0\n', labelCol: 'lable' }, { csv: 'a,label\n1,0\n' }))
    ).rejects.toMatchObject({
      code: 'data-column-missing',
      hint: expect.stringContaining('Nearest: "label"') as string
    })
  })

  test('the real case: Adult income', async () => {
    const [train, evaluation] = ['train', 'test'].map((name) => resolve(`../shared/data/adult-${name}.csv`))
    if (!existsSync(train!)) {
      process.stderr.write('notice: the test with Adult income is skipped: ../shared/data is not there\n')
      return
    }
    const sides = [{ path: train!, labelCol: 'class' }, { path: evaluation! }] as const
    await expect(loadData(request(...sides))).rejects.toMatchObject({
      message: expect.stringContaining('">50K."') as string
    })
    const labelMap = { '<=50K': 0, '<=50K.': 0, '>50K': 1, '>50K.': 1 }
    const data = await loadData(request({ ...sides[0], labelMap }, sides[1]))
    const positives = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
    expect([data.reference.rows, positives(data.reference.labels!)]).toEqual([32561, 7841])
    expect([data.evaluation.rows, positives(data.evaluation.labels!)]).toEqual([16281, 3846])
    expect(data.features).toHaveLength(14)
    expect(data.features.filter(({ kind }) => kind === 'numeric').map(({ name }) => name)).toEqual([
      'age',
      'fnlwgt',
      'education_num',
      'capital_gain',
      'capital_loss',
      'hours_per_week'
    ])
  })
})

describe('predictions', () => {
  const CSV = 'a,y\n1,0\n2,1\n3,1\n'
  const load = (predictions: string, more: Partial<LoadRequest> = {}, side: Side = {}, csv = CSV) =>
    loadData(
      request({ csv, labelCol: 'y' }, { csv, predictions: { path: file(predictions) }, ...side }, more)
    )

  test('from a file with one column', async () => {
    const data = await load('p\n0.1\n0.5\n1\n')
    expect([...data.evaluation.predictions!.values]).toEqual([0.1, 0.5, 1])
    expect(data.reference.predictions).toBeNull()
  })

  test('multiclass: a column for each class by name, in order, or lists', async () => {
    const csv = 'a,y\n1,0\n2,2\n'
    const expected = [0.5, 0.25, 0.25, 0, 0, 1]
    for (const text of [
      'q,r,s\n0.5,0.25,0.25\n0,0,1\n',
      '2,1,0\n0.25,0.25,0.5\n1,0,0\n',
      'p\n"[0.5, 0.25, 0.25]"\n"[0 0 1]"\n'
    ]) {
      const data = await load(text, MULTICLASS, {}, csv)
      expect(data.evaluation.predictions).toEqual({ values: Float64Array.from(expected), width: 3 })
    }
  })

  test('a class that has no label is known from the predictions, unless the classes are named', async () => {
    const csv = 'a,y\n1,0\n2,1\n'
    const text = 'x,y,z\n0.5,0.25,0.25\n0,0,1\n'
    expect((await load(text, MULTICLASS, {}, csv)).classNames).toEqual(['0', '1', '2'])
    const named = await load(text, MULTICLASS, { classNames: ['k', 'l', 'm'] }, csv)
    expect(named.classNames).toEqual(['k', 'l', 'm'])
    await expect(load(text, MULTICLASS, { classNames: ['k', 'l'] }, csv)).rejects.toMatchObject({
      code: 'data-predictions-shape'
    })
  })

  test.each<[title: string, predictions: string, code: string, message: string]>([
    ['too few', 'p\n0.1\n0.5\n', 'data-predictions-rows', '2 predictions, but eval.csv has 3 rows'],
    ['a missing one', 'p,q\n0.1,1\n,1\n0.3,1\n', 'data-predictions-missing', 'in row 2'],
    ['out of range', 'p,q\n0.1,1\n0.2,1\n1.5,1\n', 'data-predictions', 'in row 3'],
    ['text', 'p,q\n0.1,1\nhigh,1\n1,1\n', 'data-predictions', '"high" as a prediction in row 2'],
    ['infinite', 'p,q\n0.1,1\ninf,1\n1,1\n', 'data-predictions', 'in row 2']
  ])('%s: an error that names the row', async (_title, predictions, code, message) => {
    const path = file(predictions)
    const named = { predictions: predictions.startsWith('p,q') ? { path, predCol: 'p' } : { path } }
    await expect(load('p\n1\n1\n1\n', {}, named)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string
    })
  })

  test('several columns and no word on which', async () => {
    await expect(load('p,q\n1,1\n1,1\n1,1\n')).rejects.toMatchObject({
      code: 'data-predictions-shape',
      hint: expect.stringContaining('pred_col') as string
    })
    const path = file('p,q\n1,1\n1,1\n1,1\n')
    await expect(load('', {}, { predictions: { path, predCol: 'z' } })).rejects.toMatchObject({
      code: 'data-column-missing'
    })
  })

  test('registered from the data file itself, their column is no feature', async () => {
    const path = file('a,score,y\n1,0.5,0\n2,0.75,1\n')
    const data = await loadData(
      request({ path, labelCol: 'y' }, { path, predictions: { path, predCol: 'score' } })
    )
    expect(data.features.map(({ name }) => name)).toEqual(['a'])
    expect([...data.evaluation.predictions!.values]).toEqual([0.5, 0.75])
  })

  test('pred_col that neither file has', async () => {
    await expect(loadData(request({ csv: CSV, predCol: 'preds' }, { csv: CSV }))).rejects.toMatchObject({
      code: 'data-column-missing'
    })
    const one = await loadData(request({ csv: CSV, predCol: 'p' }, { csv: 'a,y,p\n1,0,0.5\n' }))
    expect([one.reference.predictions, one.evaluation.predictions!.width]).toEqual([null, 1])
  })
})

describe('rows', () => {
  const csv = `a,y\n${Array.from({ length: 1000 }, (_, row) => `${row},${row % 2}`).join('\n')}\n`
  const predictions = (): { path: string } => ({
    path: file(`p\n${Array.from({ length: 1000 }, (_, row) => row / 1000).join('\n')}\n`)
  })

  test('nrows takes the first rows, also of the predictions', async () => {
    const data = await loadData(
      request({ csv, labelCol: 'y', nrows: 5 }, { csv, nrows: 3, predictions: predictions() })
    )
    expect([data.reference.rows, data.evaluation.rows]).toEqual([5, 3])
    expect([...data.evaluation.predictions!.values]).toEqual([0, 0.001, 0.002])
    expect(data.notes.join()).toContain('only the first 5 rows')
  })

  test('sample draws rows by the seed, with their labels and predictions', async () => {
    const draw = async (seed: number): Promise<unknown[]> => {
      const { evaluation } = await loadData(
        request(
          { csv, labelCol: 'y' },
          { csv, nrows: 50, sample: true, predictions: predictions() },
          { seed }
        )
      )
      const rows = Array.from({ length: evaluation.rows }, (_, row) =>
        Number(cellAt(evaluation.frame.columns[0]!, row))
      )
      expect([...evaluation.labels!]).toEqual(rows.map((value) => value % 2))
      expect([...evaluation.predictions!.values]).toEqual(rows.map((value) => value / 1000))
      expect(rows).toHaveLength(50)
      return rows
    }
    expect(await draw(1)).toEqual(await draw(1))
    expect(await draw(1)).not.toEqual(await draw(2))
  })
})
