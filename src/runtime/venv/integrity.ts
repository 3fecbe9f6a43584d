import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bench } from '../image-build/bench.ts'
import { environmentPython } from '../image-build/installer.ts'
import { BuildError } from '../runtime.ts'

const SECONDS = 300

/**
 * Holds every installed file against the hash that its distribution's RECORD has for it, and finds files that no
 * distribution has. It reads only: nothing of the environment is run. The last line says what is wrong first.
 */
const RECORD_CHECK = `
import base64, csv, glob, hashlib, os, sys
env = sys.argv[1]
places = glob.glob(os.path.join(env, "lib", "python3*", "site-packages")) + glob.glob(os.path.join(env, "Lib", "site-packages"))
def end(problem):
    print(problem)
    sys.exit(1)
if not places:
    end("it has no site-packages")
for site in places:
    # What the tools that make environments add by themselves.
    known = {os.path.join(site, name) for name in ("_virtualenv.py", "_virtualenv.pth")}
    for record in glob.glob(os.path.join(site, "*.dist-info", "RECORD")):
        known.add(record)
        with open(record, newline="", encoding="utf-8") as lines:
            rows = list(csv.reader(lines))
        for row in rows:
            path = os.path.normpath(os.path.join(site, row[0]))
            known.add(path)
            if not row[1]:
                continue
            algorithm, expected = row[1].split("=", 1)
            digest = hashlib.new(algorithm)
            try:
                with open(path, "rb") as file:
                    for block in iter(lambda: file.read(1 << 20), b""):
                        digest.update(block)
            except OSError as error:
                end("%s: %s" % (row[0], error.strerror))
            if base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode() != expected:
                end("%s is not the file that was installed" % row[0])
    for folder, names, files in os.walk(site):
        names[:] = [name for name in names if name != "__pycache__"]
        for name in files:
            if os.path.join(folder, name) not in known:
                end("%s belongs to no library" % os.path.relpath(os.path.join(folder, name), site))
`

/**
 * Checks an environment that came from elsewhere before anything in it runs: it is of this interpreter, and its files are
 * those that were installed. Whoever can write both files and their RECORD is not found out by this.
 *
 * @throws BuildError('verify')
 */
export async function checkIntegrity(bench: Bench, folder: string): Promise<void> {
  const { executable } = bench.python
  const config = await readFile(join(folder, 'pyvenv.cfg'), 'utf8').catch(() => '')
  const home = /^home\s*=\s*(.*?)\s*$/m.exec(config)?.[1]
  const interpreter = await realpath(executable)
  if (home !== dirname(executable) && home !== dirname(interpreter)) {
    throw wrong(`it is of the Python in ${home ?? 'no folder'}`)
  }
  if (process.platform !== 'win32') {
    const python = await realpath(environmentPython(folder, process.platform)).catch(() => 'nothing')
    if (python !== interpreter) throw wrong(`its interpreter is ${python}`)
  }
  const { code, stdout, stderr } = await bench.run(
    [executable, '-I', '-S', '-c', RECORD_CHECK, folder],
    SECONDS
  )
  if (code !== 0) throw wrong(lastLine(stdout) ?? lastLine(stderr) ?? 'its files cannot be read')
}

function wrong(what: string): BuildError {
  return new BuildError('verify', `The environment is not what it should be: ${what}.`)
}

function lastLine(text: string): string | undefined {
  const line = text.trim().split('\n').at(-1)
  return line === '' ? undefined : line
}
