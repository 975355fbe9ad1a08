import { afterAll, setDefaultTimeout } from 'bun:test'
import { log } from '../../src/ground/log'
import { PATIENCE_MS } from './patience'
import { stopOwnPostgres } from './postgres'

// Loaded before every file of tests, by bunfig.toml: what it imports is paid for by each of them.
setDefaultTimeout(PATIENCE_MS)
log.level = 'silent'
afterAll(stopOwnPostgres, PATIENCE_MS)
