// What Maven runs: installs the packages when the lockfile changed, builds when anything that goes into dist changed, and
// otherwise returns at once; with the word `test` it checks the types and runs the unit tests, likewise only after a change.
// The stamps are hashes of contents, so that a touched file costs nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail(`Node.js 20.19 or newer is needed to build the desktop; this is ${process.version}`)

function fail(text) {
  console.error(`web: ${text}`)
  process.exit(1)
}

function filesUnder(path) {
  const full = join(here, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full).sort().flatMap((name) => filesUnder(join(path, name)))
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const file of paths.flatMap(filesUnder)) {
    if (file.endsWith('element-components.d.ts')) continue // written by the build itself
    hash.update(file).update('\0').update(readFileSync(join(here, file)))
  }
  return hash.digest('hex')
}

function stampIs(file, value) {
  return existsSync(join(here, file)) && readFileSync(join(here, file), 'utf8') === value
}

function npm(...args) {
  const started = Date.now()
  const { status, error } = spawnSync('npm', args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) fail(`npm could not be started: ${error.message}`)
  if (status !== 0) fail(`npm ${args[0]} ${args[1] ?? ''} failed with ${status}`)
  console.log(`web: npm ${args.join(' ')} took ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

const packages = hashOf(['package.json', 'package-lock.json'])
if (!stampIs('node_modules/.stamp', packages)) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
  writeFileSync(join(here, 'node_modules/.stamp'), packages)
}

const inputs = [
  'package.json', 'package-lock.json', 'index.html', 'progress.html', 'vite.config.ts', 'tsconfig.json', 'src', 'public', 'build.mjs',
  '../src/main/resources/openapi.yaml',
]

function unlessDone(stamp, paths, ...command) {
  const wanted = hashOf(paths)
  if (stampIs(stamp, wanted)) return console.log(`web: npm ${command.join(' ')}: nothing changed since it passed`)
  npm(...command)
  writeFileSync(join(here, stamp), wanted)
}

if (process.argv[2] === 'test') unlessDone('node_modules/.tested', [...inputs, 'tests'], 'test')
else unlessDone('dist/.stamp', inputs, 'run', 'build')
