/** Guessing is slow for who guesses, and for nobody else. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect } from 'node:net'

import { Harness, KEY } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await new Harness().start({ limits: { wrongKeySeconds: 5 } })
})
afterAll(() => harness.close())

const ask = (key: string): Promise<{ status: number }> =>
  harness.call('GET', '/v1/rime-info', undefined, { 'rime-api-key': key })

test('a right key is answered while wrong ones of the same address wait', async () => {
  let answered = 0
  const wrong = Array.from({ length: 200 }, (_item, index) =>
    ask(`wrong-${index}`).then(({ status }) => {
      answered++
      return status
    })
  )
  expect((await ask(KEY)).status).toBe(200)
  expect(answered).toBe(0)
  expect(new Set(await Promise.all(wrong))).toEqual(new Set([401]))
  expect((await ask(KEY)).status).toBe(200)
})

test('a connection is good for one wrong key, however many it sends at once', async () => {
  const socket = connect(harness.service.port, '127.0.0.1')
  const request = (key: string): string =>
    `GET /v1/rime-info HTTP/1.1\r\nhost: 127.0.0.1:${harness.service.port}\r\nrime-api-key: ${key}\r\n\r\n`
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  socket.write([...Array.from({ length: 50 }, (_item, index) => `guess-${index}`), KEY].map(request).join(''))
  await once(socket, 'close')
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401'])
  expect(text).toMatch(/connection: close/i)
})
