const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(`rime-stress-test needs Node 24 or later; this is Node ${process.versions.node}.\n`)
  process.exit(2)
}

// Imported after the check: the rest uses what an older Node lacks.
const { runCommand } = await import('./cli/command.ts')
process.exitCode = await runCommand(process.argv.slice(2))
