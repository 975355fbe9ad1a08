import { afterAll, setDefaultTimeout } from 'bun:test'
import { log } from '../../src/ground/log'
import { PATIENCE_MS } from './patience'
import { stopOwnPostgres } from './postgres'

// Loaded before every file of tests, by bunfig.toml.
setDefaultTimeout(PATIENCE_MS)
log.level = 'silent'
afterAll(stopOwnPostgres, PATIENCE_MS)
