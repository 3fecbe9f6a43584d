import { describe, expect, test } from '@jest/globals'

import { parseRegistry } from '../../../src/runtime/registry/reference.ts'

describe('the place of a registry', () => {
  test.each([
    ['ghcr.io/team/rime-images', 'ghcr.io', 'team/rime-images', 'https://ghcr.io'],
    ['GHCR.io/team/images', 'ghcr.io', 'team/images', 'https://ghcr.io'],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/ml',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      'ml',
      'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com'
    ],
    [
      'registry.example:8443/a__b/c-d.e',
      'registry.example:8443',
      'a__b/c-d.e',
      'https://registry.example:8443'
    ],
    ['127.0.0.1:5000/images', '127.0.0.1:5000', 'images', 'http://127.0.0.1:5000'],
    ['localhost/images', 'localhost', 'images', 'http://localhost'],
    ['localhost:5000/images', 'localhost:5000', 'images', 'http://localhost:5000'],
    ['docker.io/team/images', 'docker.io', 'team/images', 'https://registry-1.docker.io']
  ])('%s', (text, host, repository, origin) => {
    expect(parseRegistry(text)).toEqual({ host, repository, origin, name: `${host}/${repository}` })
  })

  test.each([
    ['', 'the path is missing'],
    ['ghcr.io', 'the path is missing'],
    ['team/images', '"team" is not a host'],
    ['https://ghcr.io/team', 'it must not begin with a scheme'],
    ['user:secret@ghcr.io/team', 'it must hold no digest and no credentials'],
    [`ghcr.io/team@sha256:${'0'.repeat(64)}`, 'it must hold no digest'],
    ['ghcr.io/team/images:latest', 'it must hold no tag'],
    ['ghcr.io/Team', 'lower-case letters'],
    ['ghcr.io/team/', 'lower-case letters'],
    ['ghcr.io/../etc', 'lower-case letters'],
    ['ghcr.io/team images', 'lower-case letters'],
    ['127.0.0.1:99999/images', 'its host is not valid'],
    ['-x.io/images', 'its host is not valid'],
    [`ghcr.io/${'a'.repeat(250)}`, 'longer than 255']
  ])('%j is refused', (text, reason) => {
    expect(() => parseRegistry(text)).toThrow(reason)
  })

  test('a host that only looks like this machine is spoken to with encryption', () => {
    expect(parseRegistry('127.0.0.1.example.com/images').origin).toBe('https://127.0.0.1.example.com')
    expect(parseRegistry('localhost.example.com/images').origin).toBe('https://localhost.example.com')
  })
})
