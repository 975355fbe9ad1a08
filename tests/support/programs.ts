import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Chromium without its windows, which costs less than half of the processor time of the whole. */
const SHELL = 'chromium-headless-shell'

/** The browser that tests drive: the one that CHROMIUM names, or one that is installed. */
export function chromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) return Bun.which(named) ?? undefined
  const names = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const macApps = ['Chromium', 'Google Chrome'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
  return names.map((name) => Bun.which(name)).find((path) => path !== null) ?? macApps.find(existsSync)
}

/** The folder with the programs of an installed PostgreSQL, which stands for the one that DATABASE_URL may name. */
export function installedPostgres(): string | undefined {
  const named = process.env.POSTGRES_BIN
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const homebrew = ['/opt/homebrew/bin', '/usr/local/bin']
  const folders = named ? [named] : [...versions.map((version) => join(debian, version, 'bin')), ...homebrew]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** The proxies that docs/self-hosting.md shows in front of Parley. Debian keeps nginx where only root's PATH leads. */
export function proxy(name: 'nginx' | 'caddy'): string | undefined {
  return Bun.which(name, { PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` }) ?? undefined
}

interface Program {
  what: string
  find(): string | undefined
  packages: string[]
  otherwise: string
}

const NEEDED: Program[] = [
  {
    what: 'a Chromium',
    find: () => (process.env.CHROMIUM || !installs() ? chromium() : (Bun.which(SHELL) ?? undefined)),
    // With fonts for every script that the tests write.
    packages: [SHELL, 'fonts-liberation', 'fonts-noto-core', 'fonts-noto-color-emoji'],
    otherwise: 'Install Chromium or Google Chrome, or set CHROMIUM to the path of one.',
  },
  {
    what: 'a PostgreSQL 15 or newer',
    find: installedPostgres,
    packages: ['postgresql'],
    otherwise: 'Install PostgreSQL, or set POSTGRES_BIN to the folder that holds its initdb.',
  },
  {
    what: 'an nginx, a Caddy and an openssl',
    find: () =>
      [proxy('nginx'), proxy('caddy'), Bun.which('openssl') ?? undefined].reduce((found, path) => found && path),
    packages: ['nginx', 'caddy', 'openssl'],
    otherwise: 'Install all three.',
  },
]

/** Makes sure that all is there that the tests start: root installs Debian's packages; others are told what to do. */
export function provide(): void {
  for (const program of NEEDED) {
    if (program.find()) continue
    if (installs()) install(program.packages)
    if (!program.find()) throw new Error(`The tests need ${program.what}, and there is none. ${program.otherwise}`)
  }
}

/** Whether this user may install Debian's packages here. */
function installs(): boolean {
  return process.getuid?.() === 0 && Bun.which('apt-get') !== null
}

function install(packages: string[]): void {
  console.log(`Installing ${packages.join(', ')} …`)
  keepDebianFromStartingPostgres()
  apt('update')
  apt('install', '--yes', '--no-install-recommends', ...packages)
}

/** In run level 1 no package starts what it installs. */
function apt(...args: string[]): void {
  const { exitCode, stdout, stderr } = Bun.spawnSync(['apt-get', '--quiet', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  })
  if (exitCode !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`)
}

/** The tests want its programs only; the package would make a cluster and start it. */
function keepDebianFromStartingPostgres(): void {
  const folder = '/etc/postgresql-common/createcluster.d'
  if (existsSync('/etc/postgresql-common')) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'parley-tests.conf'), 'create_main_cluster = false\n')
}
